import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm"
import type { Actor } from "../../domain/unit/events"
import { CALENDAR_DATE, CODE, COUNT, INSTANT, JSON_DATA, MINOR_UNITS, TEXT } from "./column-types"

/** The work on one unit. Of a unit's orders at most one is open. */
@Entity("repair_order")
@Unique("uq_repair_order_display_id", ["displayId"])
@Check("ck_repair_order_status", "status in ('intake','diagnosing','quoting','awaiting_approval','awaiting_parts','repairing','testing','ready','returned','closed','declined','unrepairable','canceled','at_vendor','paused')")
@Check("ck_repair_order_priority", "priority in ('low','normal','high','urgent')")
@Check("ck_repair_order_closed", "(closed_at is not null) = (status in ('closed','canceled'))")
@Index("uq_repair_order_open", ["unitId"], { unique: true, where: "status not in ('closed','canceled')" })
@Index("ix_repair_order_unit", ["unitId", "id"])
@Index("ix_repair_order_status", ["status", "id"])
@Index("ix_repair_order_assigned", ["assignedTo", "id"], { where: "assigned_to is not null" })
@Index("ix_repair_order_customer", ["customerId"], { where: "customer_id is not null" })
@Index("ix_repair_order_unpaid", ["id"], { where: "payment_collection_id is not null and paid_minor = 0" })
@Index("ix_repair_order_vendor", ["vendorId"], { where: "vendor_id is not null" })
@Index("ix_repair_order_rma_line", ["rmaLineId"], { where: "rma_line_id is not null" })
@Index("ix_repair_order_open", ["id"], { where: "status not in ('closed','canceled')" })
@Index("ix_repair_order_priority", ["priority", "id"])
export class RepairOrderEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_order" })
  id!: string

  @Column({ name: "display_id", ...CODE })
  displayId!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "rma_line_id", ...CODE, nullable: true })
  rmaLineId!: string | null

  /** Its owner when it was opened. */
  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "status", ...CODE })
  status!: string

  @Column({ name: "resume_status", ...CODE, nullable: true })
  resumeStatus!: string | null

  @Column({ name: "pause_reason", ...CODE, nullable: true })
  pauseReason!: string | null

  @Column({ name: "priority", ...CODE })
  priority!: string

  @Column({ name: "promised_on", ...CALENDAR_DATE, nullable: true })
  promisedOn!: string | null

  @Column({ name: "problem", ...TEXT })
  problem!: string

  @Column({ name: "assigned_to", ...CODE, nullable: true })
  assignedTo!: string | null

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "currency_code", ...CODE, nullable: true })
  currencyCode!: string | null

  @Column({ name: "symptom_code", ...CODE, nullable: true })
  symptomCode!: string | null

  @Column({ name: "component_code", ...CODE, nullable: true })
  componentCode!: string | null

  @Column({ name: "defect_code", ...CODE, nullable: true })
  defectCode!: string | null

  @Column({ name: "action_code", ...CODE, nullable: true })
  actionCode!: string | null

  @Column({ name: "condition_code", ...CODE, nullable: true })
  conditionCode!: string | null

  @Column({ name: "outcome", ...CODE, nullable: true })
  outcome!: string | null

  @Column({ name: "outcome_reason", ...CODE, nullable: true })
  outcomeReason!: string | null

  @Column({ name: "workers", ...JSON_DATA, default: [] })
  workers!: readonly string[]

  @Column({ name: "approved_minor", ...MINOR_UNITS })
  approvedMinor!: string

  @Column({ name: "quality_check", ...JSON_DATA, nullable: true })
  qualityCheck!: { readonly passed: boolean; readonly by: Actor; readonly at: string } | null

  @Column({ name: "vendor_id", ...CODE, nullable: true })
  vendorId!: string | null

  @Column({ name: "payment_collection_id", ...CODE, nullable: true })
  paymentCollectionId!: string | null

  /** Of the payment collection: captured and not refunded. */
  @Column({ name: "paid_minor", ...MINOR_UNITS, default: 0 })
  paidMinor!: string

  @Column({ name: "opened_by", ...JSON_DATA })
  openedBy!: Actor

  @Column({ name: "opened_at", ...INSTANT })
  openedAt!: Date

  @Column({ name: "ready_at", ...INSTANT, nullable: true })
  readyAt!: Date | null

  @Column({ name: "returned_at", ...INSTANT, nullable: true })
  returnedAt!: Date | null

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null

  @Column({ name: "version", ...COUNT })
  version!: number

  @Column({ name: "updated_at", ...INSTANT })
  updatedAt!: Date
}
