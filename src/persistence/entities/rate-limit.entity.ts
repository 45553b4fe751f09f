import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT } from "./column-types"

/** How often something was asked for within the present window. The key is a digest: no address stands here. */
@Entity("rate_limit")
@Index("ix_rate_limit_reset", ["resetsAt"])
export class RateLimitEntity {
  @PrimaryColumn({ name: "key", ...CODE, primaryKeyConstraintName: "pk_rate_limit" })
  key!: string

  @Column({ name: "count", ...COUNT })
  count!: number

  @Column({ name: "resets_at", ...INSTANT })
  resetsAt!: Date
}
