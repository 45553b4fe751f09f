import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT, NOW } from "./column-types"

/** A change that Medusa's stock level of an item at a location must still learn of, or has learned. */
@Entity("stock_posting")
@Check("ck_stock_posting_status", "status in ('open','sending','done','in_doubt')")
@Index("ix_stock_posting_unfinished", ["inventoryItemId", "locationId", "id"], { where: "status <> 'done'" })
export class StockPostingEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_stock_posting" })
  id!: string

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "location_id", ...CODE })
  locationId!: string

  @Column({ name: "delta", ...COUNT })
  delta!: number

  @Column({ name: "status", ...CODE, default: "open" })
  status!: "open" | "sending" | "done" | "in_doubt"

  @Column({ name: "level_before", ...COUNT, nullable: true })
  levelBefore!: number | null

  @Column({ name: "command_id", ...CODE })
  commandId!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "done_at", ...INSTANT, nullable: true })
  doneAt!: Date | null
}
