import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, FLAG, INSTANT, NOW } from "./column-types"

/** Parts by quantity that Medusa keeps, has given up or has used up for a repair line. `settled` says that Medusa knows. */
@Entity("part_stock")
@Check("ck_part_stock_wanted", "wanted in ('reserved','consumed','given_back')")
@Index("ix_part_stock_open", ["inventoryItemId"], { where: "not settled" })
export class PartStockEntity {
  @PrimaryColumn({ name: "repair_line_id", ...CODE, primaryKeyConstraintName: "pk_part_stock" })
  repairLineId!: string

  @Column({ name: "repair_order_id", ...CODE })
  repairOrderId!: string

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "quantity", ...COUNT })
  quantity!: number

  @Column({ name: "wanted", ...CODE })
  wanted!: string

  @Column({ name: "reservation_id", ...CODE, nullable: true })
  reservationId!: string | null

  @Column({ name: "reserved_location_id", ...CODE, nullable: true })
  reservedLocationId!: string | null

  @Column({ name: "settled", ...FLAG, default: false })
  settled!: boolean

  @Column({ name: "is_short", ...FLAG, default: false })
  isShort!: boolean

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
