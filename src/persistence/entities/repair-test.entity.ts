import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Actor } from "../../domain/unit/events"
import { CODE, FLAG, INSTANT, JSON_DATA, MEASURE, TEXT } from "./column-types"
import { RepairOrderEntity } from "./repair-order.entity"

/** One result of one test. */
@Entity("repair_test")
@Index("ix_repair_test_order", ["repairOrderId", "id"])
export class RepairTestEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_test" })
  id!: string

  @Column({ name: "repair_order_id", ...CODE })
  @ForeignKey(() => RepairOrderEntity, { name: "fk_repair_test_order" })
  repairOrderId!: string

  @Column({ name: "name", ...TEXT })
  name!: string

  @Column({ name: "value", ...MEASURE, nullable: true })
  value!: number | null

  @Column({ name: "unit", ...TEXT, nullable: true })
  unit!: string | null

  @Column({ name: "min", ...MEASURE, nullable: true })
  min!: number | null

  @Column({ name: "max", ...MEASURE, nullable: true })
  max!: number | null

  @Column({ name: "passed", ...FLAG })
  passed!: boolean

  @Column({ name: "recorded_by", ...JSON_DATA })
  recordedBy!: Actor

  @Column({ name: "recorded_at", ...INSTANT })
  recordedAt!: Date
}
