import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Actor } from "../../domain/unit/events"
import { CODE, INSTANT, JSON_DATA, TEXT } from "./column-types"
import { RepairOrderEntity } from "./repair-order.entity"

/** How a unit came to the bench. Each look is a row; the newest counts. What lay beside it is free text and can be erased. */
@Entity("repair_check_in")
@Index("ix_repair_check_in_order", ["repairOrderId", "id"])
export class RepairCheckInEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_check_in" })
  id!: string

  @Column({ name: "repair_order_id", ...CODE })
  @ForeignKey(() => RepairOrderEntity, { name: "fk_repair_check_in_order" })
  repairOrderId!: string

  @Column({ name: "scanned_as", ...TEXT })
  scannedAs!: string

  @Column({ name: "condition_code", ...CODE, nullable: true })
  conditionCode!: string | null

  @Column({ name: "accessories", ...JSON_DATA })
  accessories!: readonly string[]

  @Column({ name: "checked_by", ...JSON_DATA })
  checkedBy!: Actor

  @Column({ name: "checked_at", ...INSTANT })
  checkedAt!: Date
}
