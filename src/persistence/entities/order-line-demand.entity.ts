import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT, NOW } from "./column-types"

/** How many units an order line needs of one inventory item, as Medusa last said. */
@Entity("order_line_demand")
@Check("ck_order_line_demand_required", "required_count >= 0")
@Check("ck_order_line_demand_unnamed", "unnamed_count >= 0")
@Index("ix_order_line_demand_order", ["orderId"])
@Index("ix_order_line_demand_waiting", ["inventoryItemId", "orderedAt"], { where: "closed_at is null" })
export class OrderLineDemandEntity {
  @PrimaryColumn({ name: "line_item_id", ...CODE, primaryKeyConstraintName: "pk_order_line_demand" })
  lineItemId!: string

  @PrimaryColumn({ name: "inventory_item_id", ...CODE, primaryKeyConstraintName: "pk_order_line_demand" })
  inventoryItemId!: string

  @Column({ name: "order_id", ...CODE })
  orderId!: string

  @Column({ name: "customer_id", ...CODE, nullable: true })
  customerId!: string | null

  @Column({ name: "variant_id", ...CODE, nullable: true })
  variantId!: string | null

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "required_count", ...COUNT })
  requiredCount!: number

  @Column({ name: "ordered_at", ...INSTANT })
  orderedAt!: Date

  /** False after a release by hand: the line waits until a person allocates to it again. */
  @Column({ name: "auto_allocate", type: "boolean", default: true })
  autoAllocate!: boolean

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null

  /** So much of it left without a unit that we know. */
  @Column({ name: "unnamed_count", ...COUNT, default: 0 })
  unnamedCount!: number

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
