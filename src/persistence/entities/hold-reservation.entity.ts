import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, FLAG, INSTANT, NOW } from "./column-types"

/** The Medusa reservation that keeps a held unit from being sold: what is wanted, and what was made true. */
@Entity("hold_reservation")
@Index("ix_hold_reservation_open", ["unitId"], { where: "not settled" })
export class HoldReservationEntity {
  @PrimaryColumn({ name: "unit_id", ...CODE, primaryKeyConstraintName: "pk_hold_reservation" })
  unitId!: string

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "wanted", ...FLAG })
  wanted!: boolean

  @Column({ name: "reservation_id", ...CODE, nullable: true })
  reservationId!: string | null

  @Column({ name: "settled", ...FLAG, default: false })
  settled!: boolean

  @Column({ name: "updated_at", ...INSTANT, default: NOW })
  updatedAt!: Date
}
