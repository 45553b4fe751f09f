import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, FLAG, INSTANT, JSON_DATA, MINOR_UNITS, TEXT } from "./column-types"

/** One unit of an RMA: reception, decision, disposition and resolution are four independent fields. */
@Entity("rma_line")
@Unique("uq_rma_line_position", ["rmaId", "position"])
@Check("ck_rma_line_reception", "reception in ('awaiting','in_transit','received','wrong_unit','not_returned','lost_in_transit','refused','canceled','waived')")
@Check("ck_rma_line_decision", "decision in ('pending','accepted','rejected','needs_review')")
@Check("ck_rma_line_disposition", "disposition in ('restock','restock_as_grade','quarantine','repair','return_to_vendor','scrap','return_to_customer')")
@Check("ck_rma_line_resolution", "resolution in ('refund','keep_it_refund','replacement','exchange','repair','store_credit','rejected','none')")
@Check("ck_rma_line_stages", "disposition_stage in ('begun','done') and resolution_stage in ('begun','done')")
@Check("ck_rma_line_replacement", "replacement_unit_id <> unit_id")
@Index("uq_rma_line_open", ["unitId"], { unique: true, where: "is_open" })
@Index("ix_rma_line_unit", ["unitId"])
@Index("ix_rma_line_sale", ["lineItemId"], { where: "line_item_id is not null" })
@Index("ix_rma_line_order", ["orderId"], { where: "order_id is not null" })
@Index("ix_rma_line_return_due", ["returnDueAt"], { where: "return_due_at is not null and not is_charged" })
@Index("ix_rma_line_replacement", { synchronize: false })
export class RmaLineEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_rma_line" })
  id!: string

  @ForeignKey("rma", { name: "fk_rma_line_rma" })
  @Column({ name: "rma_id", ...CODE })
  rmaId!: string

  @Column({ name: "position", ...COUNT })
  position!: number

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "is_open", ...FLAG })
  isOpen!: boolean

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "variant_id", ...CODE, nullable: true })
  variantId!: string | null

  @Column({ name: "order_id", ...CODE, nullable: true })
  orderId!: string | null

  @Column({ name: "line_item_id", ...CODE, nullable: true })
  lineItemId!: string | null

  @Column({ name: "was_passed_on", ...FLAG })
  wasPassedOn!: boolean

  @Column({ name: "reason_code", ...CODE })
  reasonCode!: string

  @Column({ name: "requested_resolution", ...CODE })
  requestedResolution!: string

  @Column({ name: "blind_reason", ...TEXT, nullable: true })
  blindReason!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null

  @Column({ name: "reception", ...CODE })
  reception!: string

  @Column({ name: "reception_reason", ...TEXT, nullable: true })
  receptionReason!: string | null

  @Column({ name: "received_at", ...INSTANT, nullable: true })
  receivedAt!: Date | null

  @Column({ name: "tracking_number", ...TEXT, nullable: true })
  trackingNumber!: string | null

  @Column({ name: "wrong_unit_id", ...CODE, nullable: true })
  wrongUnitId!: string | null

  @Column({ name: "wrong_serial_number", ...TEXT, nullable: true })
  wrongSerialNumber!: string | null

  @Column({ name: "decision", ...CODE })
  decision!: string

  @Column({ name: "decision_reasons", ...JSON_DATA })
  decisionReasons!: Facts

  @Column({ name: "decided_by", ...JSON_DATA, nullable: true })
  decidedBy!: Facts | null

  @Column({ name: "decided_at", ...INSTANT, nullable: true })
  decidedAt!: Date | null

  @Column({ name: "assessment_id", ...CODE, nullable: true })
  assessmentId!: string | null

  @Column({ name: "inspected_at", ...INSTANT, nullable: true })
  inspectedAt!: Date | null

  @Column({ name: "grade", ...CODE, nullable: true })
  grade!: string | null

  @Column({ name: "fault_codes", ...JSON_DATA })
  faultCodes!: Facts

  @Column({ name: "checklist", ...JSON_DATA })
  checklist!: Facts

  @Column({ name: "disposition", ...CODE, nullable: true })
  disposition!: string | null

  @Column({ name: "disposition_stage", ...CODE, nullable: true })
  dispositionStage!: string | null

  @Column({ name: "disposition_to", ...JSON_DATA })
  dispositionTo!: Facts

  @Column({ name: "disposed_at", ...INSTANT, nullable: true })
  disposedAt!: Date | null

  @Column({ name: "disposition_reference", ...JSON_DATA, nullable: true })
  dispositionReference!: Facts | null

  @Column({ name: "resolution", ...CODE, nullable: true })
  resolution!: string | null

  @Column({ name: "resolution_stage", ...CODE, nullable: true })
  resolutionStage!: string | null

  @Column({ name: "resolved_at", ...INSTANT, nullable: true })
  resolvedAt!: Date | null

  @Column({ name: "resolution_variant_id", ...CODE, nullable: true })
  resolutionVariantId!: string | null

  @Column({ name: "amount_minor", ...MINOR_UNITS, nullable: true })
  amountMinor!: number | null

  @Column({ name: "currency_code", ...CODE, nullable: true })
  currencyCode!: string | null

  @Column({ name: "paid", ...JSON_DATA, nullable: true })
  paid!: Facts | null

  @Column({ name: "is_advance", ...FLAG })
  isAdvance!: boolean

  @Column({ name: "return_due_at", ...INSTANT, nullable: true })
  returnDueAt!: Date | null

  @Column({ name: "is_charged", ...FLAG })
  isCharged!: boolean

  @Column({ name: "replacement_unit_id", ...CODE, nullable: true })
  replacementUnitId!: string | null

  @Column({ name: "take_over_path", ...CODE, nullable: true })
  takeOverPath!: string | null

  @Column({ name: "medusa", ...JSON_DATA })
  medusa!: Facts
}
