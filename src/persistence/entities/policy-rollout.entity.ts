import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import { WarrantyPolicyEntity } from "./warranty-policy.entity"
import { CODE, INSTANT } from "./column-types"

/** The units a published policy is taken to, in chunks; how far it has come. */
@Entity("policy_rollout")
@Index("ix_policy_rollout_policy", ["warrantyPolicyId", "id"])
export class PolicyRolloutEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_policy_rollout" })
  id!: string

  @Column({ name: "warranty_policy_id", ...CODE })
  @ForeignKey(() => WarrantyPolicyEntity, { name: "fk_policy_rollout_policy" })
  warrantyPolicyId!: string

  /** The last unit that was handed out. */
  @Column({ name: "cursor", ...CODE, default: "" })
  cursor!: string

  @Column({ name: "command_id", ...CODE })
  commandId!: string

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date

  /** Since then all units are handed out. */
  @Column({ name: "planned_at", ...INSTANT, nullable: true })
  plannedAt!: Date | null
}
