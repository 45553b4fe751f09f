import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import { PolicyRolloutEntity } from "./policy-rollout.entity"
import { CODE, COUNT, INSTANT } from "./column-types"

/** Units of a roll-out that one job looks at. */
@Entity("policy_rollout_chunk")
@Index("ix_policy_rollout_chunk_rollout", ["rolloutId"])
export class PolicyRolloutChunkEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_policy_rollout_chunk" })
  id!: string

  @Column({ name: "rollout_id", ...CODE })
  @ForeignKey(() => PolicyRolloutEntity, { name: "fk_policy_rollout_chunk_rollout" })
  rolloutId!: string

  @Column({ name: "unit_count", ...COUNT })
  unitCount!: number

  @Column({ name: "changed_count", ...COUNT, nullable: true })
  changedCount!: number | null

  @Column({ name: "done_at", ...INSTANT, nullable: true })
  doneAt!: Date | null
}
