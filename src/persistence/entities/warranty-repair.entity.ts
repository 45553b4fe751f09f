import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { RepairOutcome } from "../../domain/warranty/facts"
import type { Money } from "../../domain/warranty/terms"
import { CODE, COUNT, FLAG, INSTANT, JSON_DATA } from "./column-types"

/** What warranty must know of a repair that is over. Its id is the repair order's. */
@Entity("warranty_repair")
@Check("ck_warranty_repair_outcome", "outcome in ('repaired','no_fault_found','unrepairable','maintained')")
@Index("ix_warranty_repair_unit", ["unitId", "sequence"])
export class WarrantyRepairEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_warranty_repair" })
  id!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  /** The unit's version when it was closed. */
  @Column({ name: "sequence", ...COUNT })
  sequence!: number

  @Column({ name: "requested_at", ...INSTANT, nullable: true })
  requestedAt!: Date | null

  @Column({ name: "closed_at", ...INSTANT })
  closedAt!: Date

  @Column({ name: "outcome", ...CODE })
  outcome!: RepairOutcome

  @Column({ name: "fault_code", ...CODE, nullable: true })
  faultCode!: string | null

  @Column({ name: "is_safety", ...FLAG, default: false })
  isSafety!: boolean

  @Column({ name: "chosen_by_customer", ...FLAG, nullable: true })
  chosenByCustomer!: boolean | null

  @Column({ name: "under_warranty", ...FLAG, nullable: true })
  underWarranty!: boolean | null

  @Column({ name: "entitlement_id", ...CODE, nullable: true })
  entitlementId!: string | null

  @Column({ name: "cost", ...JSON_DATA, nullable: true })
  cost!: Money | null

  @Column({ name: "meters", ...JSON_DATA, default: {} })
  meters!: { readonly [unit: string]: number }
}
