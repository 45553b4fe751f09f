import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { EntitlementSource, EntitlementStatus } from "../../domain/warranty/entitlement"
import type { Anchor, Money } from "../../domain/warranty/terms"
import { CALENDAR_DATE, CODE, COUNT, INSTANT, JSON_DATA, NOW, TEXT } from "./column-types"
import { WarrantyPolicyEntity } from "./warranty-policy.entity"

/** One unit's right under one warranty policy version, with its period. */
@Entity("entitlement")
@Unique("uq_entitlement_grant", ["unitId", "warrantyPolicyId", "grantedSequence"])
@Check("ck_entitlement_status", "status in ('pending','active','suspended','exhausted','expired','voided','superseded','transferred')")
@Check("ck_entitlement_source", "source in ('sale','import','replacement','transfer','repair','grant')")
@Index("ix_entitlement_ends", ["endsOn", "id"], { where: "status = 'active'" })
@Index("ix_entitlement_policy", ["warrantyPolicyId", "id"])
@Index("ix_entitlement_owner", ["ownerCustomerId"], { where: "owner_customer_id is not null" })
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

  /** The last covered day; null where no calendar says it. */
  @Column({ name: "ends_on", ...CALENDAR_DATE, nullable: true })
  endsOn!: string | null

  @Column({ name: "zone", ...TEXT })
  zone!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "source", ...CODE, default: "sale" })
  source!: EntitlementSource

  /** Sequence of the event that gave it to its owner. */
  @Column({ name: "granted_sequence", ...COUNT })
  grantedSequence!: number

  @Column({ name: "status_reason", ...CODE, nullable: true })
  statusReason!: string | null

  @Column({ name: "status_since", ...INSTANT, nullable: true })
  statusSince!: Date | null

  @Column({ name: "given_ends_on", ...CALENDAR_DATE, nullable: true })
  givenEndsOn!: string | null

  /** By the term alone, without pauses and extensions. */
  @Column({ name: "nominal_ends_on", ...CALENDAR_DATE, nullable: true })
  nominalEndsOn!: string | null

  @Column({ name: "paused_days", ...COUNT, default: 0 })
  pausedDays!: number

  @Column({ name: "extensions", ...JSON_DATA, default: [] })
  extensions!: Facts[]

  @Column({ name: "claims_used", ...COUNT, default: 0 })
  claimsUsed!: number

  @Column({ name: "cost_used", ...JSON_DATA, nullable: true })
  costUsed!: Money | null

  @Column({ name: "inherits_id", ...CODE, nullable: true })
  inheritsId!: string | null

  /** When its owner was told that it ends. */
  @Column({ name: "notified_at", ...INSTANT, nullable: true })
  notifiedAt!: Date | null

  /** Grows with each change: who decided on an older one decides again. */
  @Column({ name: "version", ...COUNT, default: 1 })
  version!: number

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
