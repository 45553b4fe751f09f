import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT } from "./column-types"
import { RepairLineEntity } from "./repair-line.entity"
import { RepairOrderEntity } from "./repair-order.entity"

/** Time at the bench, by the server's clock; everybody has one that runs at most. */
@Entity("repair_timer")
@Index("uq_repair_timer_running", ["worker"], { unique: true, where: "stopped_at is null" })
@Index("ix_repair_timer_order", ["repairOrderId", "id"])
export class RepairTimerEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_timer" })
  id!: string

  @Column({ name: "repair_order_id", ...CODE })
  @ForeignKey(() => RepairOrderEntity, { name: "fk_repair_timer_order" })
  repairOrderId!: string

  /** The labour line its minutes count on. */
  @Column({ name: "repair_line_id", ...CODE })
  @ForeignKey(() => RepairLineEntity, { name: "fk_repair_timer_line" })
  repairLineId!: string

  /** Whose time it is, as `type:id`. */
  @Column({ name: "worker", ...CODE })
  worker!: string

  @Column({ name: "started_at", ...INSTANT })
  startedAt!: Date

  @Column({ name: "stopped_at", ...INSTANT, nullable: true })
  stoppedAt!: Date | null

  @Column({ name: "corrected_minutes", ...COUNT, nullable: true })
  correctedMinutes!: number | null
}
