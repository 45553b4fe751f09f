import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT } from "./column-types"

/** One promise of a unit to an order line. A unit has at most one that is open. */
@Entity("allocation")
@Check("ck_allocation_outcome", "outcome in ('open','shipped','released')")
@Index("uq_allocation_open", ["unitId"], { unique: true, where: "outcome = 'open'" })
@Index("ix_allocation_line", ["lineItemId", "inventoryItemId"])
export class AllocationEntity {
  @PrimaryColumn({ name: "unit_id", ...CODE, primaryKeyConstraintName: "pk_allocation" })
  unitId!: string

  @PrimaryColumn({ name: "opened_sequence", ...COUNT, primaryKeyConstraintName: "pk_allocation" })
  openedSequence!: number

  @Column({ name: "order_id", ...CODE })
  orderId!: string

  @Column({ name: "line_item_id", ...CODE })
  lineItemId!: string

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  /** The fulfilment the unit is or was bound to; kept after shipment, also when the unit comes back. */
  @Column({ name: "fulfillment_id", ...CODE, nullable: true })
  fulfillmentId!: string | null

  @Column({ name: "outcome", ...CODE, default: "open" })
  outcome!: "open" | "shipped" | "released"

  @Column({ name: "opened_at", ...INSTANT })
  openedAt!: Date

  @Column({ name: "closed_at", ...INSTANT, nullable: true })
  closedAt!: Date | null
}
