import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Custody, Grade, Hold, Identifier, UnitStatus } from "../../domain/unit/unit"
import { CALENDAR_DATE, CODE, COUNT, DIGEST, FLAG, INSTANT, JSON_DATA, TEXT } from "./column-types"

/** One row a unit: the projection of its history. Written by the ledger's append and by nothing else. */
@Entity("serial_unit")
@Check("ck_serial_unit_status", "status in ('expected','in_stock','allocated','picked','shipped','delivered','returning','quarantined','in_repair','at_vendor','installed','lost','scrapped','void')")
@Check("ck_serial_unit_custody", "custody in ('warehouse','carrier','customer','repair_center','vendor','none')")
@Check("ck_serial_unit_grade", "grade in ('new','a','b','c','salvage')")
@Check("ck_serial_unit_owner", "owner in ('shop','customer')")
@Check("ck_serial_unit_version", "version > 0")
@Check("ck_serial_unit_place", "location_id is null or custody = 'warehouse'")
@Check("ck_serial_unit_allocated", "status not in ('allocated','picked') or line_item_id is not null")
@Index("uq_serial_unit_number", ["serialScope", "serialNumber"], { unique: true, where: "status <> 'void'" })
@Index("ix_serial_unit_number", ["serialNumber"])
@Index("ix_serial_unit_fifo", ["inventoryItemId", "locationId", "receivedAt", "id"], { where: "status = 'in_stock' and holds = '[]'::jsonb" })
@Index("ix_serial_unit_line", ["lineItemId"], { where: "line_item_id is not null" })
@Index("ix_serial_unit_order", ["orderId"], { where: "order_id is not null" })
@Index("ix_serial_unit_fulfillment", ["fulfillmentId"], { where: "fulfillment_id is not null" })
@Index("ix_serial_unit_owner", ["ownerCustomerId"], { where: "owner_customer_id is not null" })
@Index("ix_serial_unit_parent", ["parentUnitId"], { where: "parent_unit_id is not null" })
@Index("ix_serial_unit_lot", ["lotNumber", "id"], { where: "lot_number is not null" })
@Index("ix_serial_unit_item", ["inventoryItemId", "id"])
// TypeORM has no word for an operator class (jsonb_path_ops): the migration alone makes this index.
@Index("ix_serial_unit_identifiers", { synchronize: false })
@Index("ix_serial_unit_holds", ["id"], { where: "holds <> '[]'::jsonb" })
@Index("ix_serial_unit_status", ["status", "id"])
@Index("ix_serial_unit_location", ["locationId", "id"], { where: "location_id is not null" })
@Index("ix_serial_unit_variant", ["variantId", "id"], { where: "variant_id is not null" })
export class SerialUnitEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_serial_unit" })
  id!: string

  @Column({ name: "serial_number", ...CODE })
  serialNumber!: string

  @Column({ name: "scanned_as", ...TEXT })
  scannedAs!: string

  @Column({ name: "serial_scope", ...CODE })
  serialScope!: string

  @Column({ name: "status", ...CODE })
  status!: UnitStatus

  @Column({ name: "previous_status", ...CODE, nullable: true })
  previousStatus!: UnitStatus | null

  @Column({ name: "status_reason", ...TEXT, nullable: true })
  statusReason!: string | null

  @Column({ name: "custody", ...CODE })
  custody!: Custody

  @Column({ name: "grade", ...CODE })
  grade!: Grade

  @Column({ name: "holds", ...JSON_DATA, default: [] })
  holds!: Hold[]

  @Column({ name: "variant_id", ...CODE, nullable: true })
  variantId!: string | null

  @Column({ name: "inventory_item_id", ...CODE })
  inventoryItemId!: string

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "last_location_id", ...CODE, nullable: true })
  lastLocationId!: string | null

  @Column({ name: "bin", ...TEXT, nullable: true })
  bin!: string | null

  @Column({ name: "lot_number", ...CODE, nullable: true })
  lotNumber!: string | null

  @Column({ name: "manufactured_on", ...CALENDAR_DATE, nullable: true })
  manufacturedOn!: string | null

  @Column({ name: "expires_on", ...CALENDAR_DATE, nullable: true })
  expiresOn!: string | null

  @Column({ name: "owner", ...CODE })
  owner!: "shop" | "customer"

  @Column({ name: "owner_customer_id", ...CODE, nullable: true })
  ownerCustomerId!: string | null

  @Column({ name: "order_id", ...CODE, nullable: true })
  orderId!: string | null

  @Column({ name: "line_item_id", ...CODE, nullable: true })
  lineItemId!: string | null

  @Column({ name: "fulfillment_id", ...CODE, nullable: true })
  fulfillmentId!: string | null

  @Column({ name: "parent_unit_id", ...CODE, nullable: true })
  parentUnitId!: string | null

  @Column({ name: "identifiers", ...JSON_DATA, default: [] })
  identifiers!: Identifier[]

  @Column({ name: "was_shipped", ...FLAG, default: false })
  wasShipped!: boolean

  @Column({ name: "received_at", ...INSTANT, nullable: true })
  receivedAt!: Date | null

  @Column({ name: "version", ...COUNT })
  version!: number

  @Column({ name: "chain_hash", ...DIGEST })
  chainHash!: Buffer

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date

  @Column({ name: "updated_at", ...INSTANT })
  updatedAt!: Date
}
