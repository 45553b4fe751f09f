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
import { SerialEventEntity } from "./serial-event.entity"
import { SerialPolicyEntity } from "./serial-policy.entity"
import { SerialUnitEntity } from "./serial-unit.entity"
import { StockPostingEntity } from "./stock-posting.entity"
import { UnitImportEntity } from "./unit-import.entity"
import { UnitImportLineEntity } from "./unit-import-line.entity"
import { WarrantyPolicyEntity } from "./warranty-policy.entity"

/** By name, not by glob, so that the paths hold in the sources, in the build and inside a host. */
export const entities = [
  SerialUnitEntity, SerialEventEntity, CommandReceiptEntity, OutboxMessageEntity, NoteEntity,
  SerialPolicyEntity, OrderLineDemandEntity, AllocationEntity, StockPostingEntity, HoldReservationEntity,
  QuarantineLocationEntity, ExceptionCaseEntity, ReconcilerMarkEntity,
  UnitImportEntity, UnitImportLineEntity,
  WarrantyPolicyEntity, EntitlementEntity,
  OneTimeTokenEntity, NoticeAddressEntity, RateLimitEntity, AttachmentEntity,
]
