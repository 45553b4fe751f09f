import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, FLAG, INSTANT, JSON_DATA, MINOR_UNITS } from "./column-types"

/** One unit of a vendor claim. `is_open`: the claim still waits for the maker's answer about it. */
@Entity("vendor_claim_line")
@Unique("uq_vendor_claim_line_position", ["vendorClaimId", "position"])
@Check("ck_vendor_claim_line_outcome", "outcome in ('pending','credited','replaced','rejected','returned')")
@Check("ck_vendor_claim_line_whereabouts", "whereabouts in ('kept','returned')")
@Check("ck_vendor_claim_line_decided", "(outcome = 'pending') = (whereabouts is null) and (outcome = 'pending') = (decided_at is null)")
@Check("ck_vendor_claim_line_replacement", "(outcome = 'replaced') = (replacement_unit_id is not null) and replacement_unit_id <> unit_id")
@Check("ck_vendor_claim_line_amounts", "claimed_minor >= 0 and recovered_minor >= 0")
@Check("ck_vendor_claim_line_currency", "(claimed_minor is null and recovered_minor is null) = (currency_code is null)")
@Index("uq_vendor_claim_line_open", ["unitId"], { unique: true, where: "is_open" })
@Index("ix_vendor_claim_line_unit", ["unitId"])
export class VendorClaimLineEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_vendor_claim_line" })
  id!: string

  @ForeignKey("vendor_claim", { name: "fk_vendor_claim_line_claim" })
  @Column({ name: "vendor_claim_id", ...CODE })
  vendorClaimId!: string

  @Column({ name: "position", ...COUNT })
  position!: number

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "is_open", ...FLAG })
  isOpen!: boolean

  @Column({ name: "rma_line_id", ...CODE, nullable: true })
  rmaLineId!: string | null

  @Column({ name: "repair_order_id", ...CODE, nullable: true })
  repairOrderId!: string | null

  @Column({ name: "fault_codes", ...JSON_DATA })
  faultCodes!: Facts

  @Column({ name: "claimed_minor", ...MINOR_UNITS, nullable: true })
  claimedMinor!: number | null

  @Column({ name: "recovered_minor", ...MINOR_UNITS, nullable: true })
  recoveredMinor!: number | null

  @Column({ name: "currency_code", ...CODE, nullable: true })
  currencyCode!: string | null

  @Column({ name: "outcome", ...CODE })
  outcome!: string

  @Column({ name: "whereabouts", ...CODE, nullable: true })
  whereabouts!: string | null

  @Column({ name: "replacement_unit_id", ...CODE, nullable: true })
  replacementUnitId!: string | null

  @Column({ name: "reason_code", ...CODE, nullable: true })
  reasonCode!: string | null

  @Column({ name: "sent_at", ...INSTANT, nullable: true })
  sentAt!: Date | null

  @Column({ name: "decided_at", ...INSTANT, nullable: true })
  decidedAt!: Date | null
}
