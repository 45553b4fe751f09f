import { AllocationEntity } from "./allocation.entity"
import { AttachmentEntity } from "./attachment.entity"
import { CommandReceiptEntity } from "./command-receipt.entity"
import { EntitlementEntity } from "./entitlement.entity"
import { ExceptionCaseEntity } from "./exception-case.entity"
import { HoldReservationEntity } from "./hold-reservation.entity"
import { NoteEntity } from "./note.entity"
import { NoticeAddressEntity } from "./notice-address.entity"
import { OneTimeTokenEntity } from "./one-time-token.entity"
import { OrderLineDemandEntity } from "./order-line-demand.entity"
import { OutboxMessageEntity } from "./outbox-message.entity"
import { QuarantineLocationEntity } from "./quarantine-location.entity"
import { RateLimitEntity } from "./rate-limit.entity"
import { ReconcilerMarkEntity } from "./reconciler-mark.entity"
import { ReturnRuleEntity } from "./return-rule.entity"
import { RmaEntryEntity } from "./rma-entry.entity"
import { RmaLineEntity } from "./rma-line.entity"
import { RmaOfferEntity } from "./rma-offer.entity"
import { RmaEntity } from "./rma.entity"
import { SaleRefundEntity } from "./sale-refund.entity"
import { SerialEventEntity } from "./serial-event.entity"
import { SerialPolicyEntity } from "./serial-policy.entity"
import { SerialUnitEntity } from "./serial-unit.entity"
import { StockPostingEntity } from "./stock-posting.entity"
import { StoreCreditEntryEntity } from "./store-credit-entry.entity"
import { UnitImportEntity } from "./unit-import.entity"
import { UnitImportLineEntity } from "./unit-import-line.entity"
import { VendorClaimEntryEntity } from "./vendor-claim-entry.entity"
import { VendorClaimLineEntity } from "./vendor-claim-line.entity"
import { VendorClaimEntity } from "./vendor-claim.entity"
import { WarrantyPolicyEntity } from "./warranty-policy.entity"
import { RepairOrderEntity } from "./repair-order.entity"
import { RepairLineEntity } from "./repair-line.entity"
import { RepairTestEntity } from "./repair-test.entity"
import { RepairQuoteEntity } from "./repair-quote.entity"
import { RepairCheckInEntity } from "./repair-check-in.entity"
import { RepairTimerEntity } from "./repair-timer.entity"
import { PartStockEntity } from "./part-stock.entity"
import { RepairCodeEntity } from "./repair-code.entity"
import { TestProtocolEntity } from "./test-protocol.entity"
import { TechnicianEntity } from "./technician.entity"
import { RepairHistoryEntity } from "./repair-history.entity"
import { RepairHistoryEntryEntity } from "./repair-history-entry.entity"
import { CoverageAssessmentEntity } from "./coverage-assessment.entity"
import { DocumentAddressEntity } from "./document-address.entity"
import { EntitlementChangeEntity } from "./entitlement-change.entity"
import { OrderLineSaleEntity } from "./order-line-sale.entity"
import { OwnershipTransferEntity } from "./ownership-transfer.entity"
import { SatisfactionEntity } from "./satisfaction.entity"
import { PolicyRolloutChunkEntity } from "./policy-rollout-chunk.entity"
import { PolicyRolloutEntity } from "./policy-rollout.entity"
import { WarrantyBatchLineEntity } from "./warranty-batch-line.entity"
import { WarrantyBatchEntity } from "./warranty-batch.entity"
import { WarrantyClaimEntity } from "./warranty-claim.entity"
import { WarrantyRegistrationEntity } from "./warranty-registration.entity"
import { WarrantyRepairEntity } from "./warranty-repair.entity"
import { WarrantyReplacementEntity } from "./warranty-replacement.entity"

/** By name, not by glob, so that the paths hold in the sources, in the build and inside a host. */
export const entities = [
  SerialUnitEntity, SerialEventEntity, CommandReceiptEntity, OutboxMessageEntity, NoteEntity,
  SerialPolicyEntity, OrderLineDemandEntity, AllocationEntity, StockPostingEntity, HoldReservationEntity,
  QuarantineLocationEntity, ExceptionCaseEntity, ReconcilerMarkEntity,
  UnitImportEntity, UnitImportLineEntity,
  WarrantyPolicyEntity, EntitlementEntity,
  OrderLineSaleEntity, WarrantyRepairEntity, WarrantyReplacementEntity, CoverageAssessmentEntity, PolicyRolloutEntity, PolicyRolloutChunkEntity, WarrantyRegistrationEntity, WarrantyClaimEntity, EntitlementChangeEntity,
  WarrantyBatchEntity, WarrantyBatchLineEntity, OwnershipTransferEntity,
  RmaEntity, RmaLineEntity, RmaEntryEntity, RmaOfferEntity, SaleRefundEntity, ReturnRuleEntity,
  RepairOrderEntity, RepairLineEntity, RepairTestEntity, RepairQuoteEntity, RepairCheckInEntity, RepairTimerEntity, PartStockEntity, RepairCodeEntity, TestProtocolEntity, TechnicianEntity, RepairHistoryEntity, RepairHistoryEntryEntity,
  OneTimeTokenEntity, NoticeAddressEntity, DocumentAddressEntity, RateLimitEntity, AttachmentEntity,
  VendorClaimEntity, VendorClaimLineEntity, VendorClaimEntryEntity,
  StoreCreditEntryEntity,
  SatisfactionEntity,
]
