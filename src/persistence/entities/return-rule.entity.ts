import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, FLAG, INSTANT, JSON_DATA, NOW, TEXT } from "./column-types"

/** One rule of the shop's return policy. */
@Entity("return_rule")
@Check("ck_return_rule_outcome", "outcome in ('authorize','deny','review')")
@Index("ix_return_rule_order", ["priority", "id"], { where: "is_enabled" })
export class ReturnRuleEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_return_rule" })
  id!: string

  @Column({ name: "name", ...TEXT })
  name!: string

  @Column({ name: "priority", ...COUNT })
  priority!: number

  @Column({ name: "is_enabled", ...FLAG, default: true })
  isEnabled!: boolean

  @Column({ name: "conditions", ...JSON_DATA })
  conditions!: Facts

  @Column({ name: "outcome", ...CODE })
  outcome!: string

  @Column({ name: "reason_code", ...CODE })
  reasonCode!: string

  @Column({ name: "version", ...COUNT, default: 1 })
  version!: number

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
