import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT, TEXT } from "./column-types"

/** What a customer said of a return or repair that was finished; once each. The comment is hers and is erased with her. */
@Entity("satisfaction")
@Check("ck_satisfaction_subject_type", "subject_type in ('rma','repair_order')")
@Check("ck_satisfaction_score", "score between 1 and 5")
@Index("uq_satisfaction_subject", ["subjectType", "subjectId"], { unique: true })
@Index("ix_satisfaction_answered", ["answeredAt"])
@Index("ix_satisfaction_customer", ["customerId"], { where: "customer_id is not null" })
@Index("ix_satisfaction_score", ["score", "id"])
export class SatisfactionEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_satisfaction" })
  id!: string

  @Column({ name: "subject_type", ...CODE })
  subjectType!: "rma" | "repair_order"

  @Column({ name: "subject_id", ...CODE })
  subjectId!: string

  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "score", ...COUNT })
  score!: number

  @Column({ name: "comment", ...TEXT, nullable: true })
  comment!: string | null

  @Column({ name: "answered_at", ...INSTANT })
  answeredAt!: Date
}
