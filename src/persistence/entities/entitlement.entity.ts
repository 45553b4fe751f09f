import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm"
import type { EntitlementStatus } from "../../domain/warranty/entitlement"
import type { Anchor } from "../../domain/warranty/policy"
import { CALENDAR_DATE, CODE, COUNT, INSTANT, NOW, TEXT } from "./column-types"
import { WarrantyPolicyEntity } from "./warranty-policy.entity"

/** One unit's right under one warranty policy version, with its period. */
@Entity("entitlement")
@Unique("uq_entitlement_anchor", ["unitId", "warrantyPolicyId", "anchorSequence"])
@Check("ck_entitlement_status", "status in ('pending','active','suspended','exhausted','expired','voided','superseded','transferred')")
@Check("ck_entitlement_dates", "ends_on >= starts_on")
export class EntitlementEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_entitlement" })
  id!: string

  @Column({ name: "unit_id", ...CODE })
  unitId!: string

  @Column({ name: "warranty_policy_id", ...CODE })
  @ForeignKey(() => WarrantyPolicyEntity, { name: "fk_entitlement_policy" })
  warrantyPolicyId!: string

  @Column({ name: "status", ...CODE, default: "active" })
  status!: EntitlementStatus

  @Column({ name: "owner_customer_id", ...CODE, nullable: true })
  ownerCustomerId!: string | null

  @Column({ name: "anchor", ...CODE })
  anchor!: Anchor

  @Column({ name: "anchor_sequence", ...COUNT })
  anchorSequence!: number

  @Column({ name: "starts_on", ...CALENDAR_DATE })
  startsOn!: string

  @Column({ name: "ends_on", ...CALENDAR_DATE })
  endsOn!: string

  @Column({ name: "zone", ...TEXT })
  zone!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
