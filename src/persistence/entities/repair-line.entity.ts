import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import { CODE, COUNT, INSTANT, JSON_DATA, MINOR_UNITS, TEXT } from "./column-types"
import { RepairOrderEntity } from "./repair-order.entity"

/** Labour, a part put in or taken out, or work done elsewhere; who pays it stands in `coverage`. */
@Entity("repair_line")
@Check("ck_repair_line_kind", "kind in ('labour','part_in','part_out','external')")
@Check("ck_repair_line_part_state", "part_state in ('waiting','reserved','consumed','given_back','installed','removed','restocked')")
@Check("ck_repair_line_quantity", "quantity >= 1")
@Index("ix_repair_line_order", ["repairOrderId", "id"])
@Index("ix_repair_line_unit", ["unitId"], { where: "unit_id is not null" })
export class RepairLineEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_repair_line" })
  id!: string

  @Column({ name: "repair_order_id", ...CODE })
  @ForeignKey(() => RepairOrderEntity, { name: "fk_repair_line_order" })
  repairOrderId!: string

  @Column({ name: "kind", ...CODE })
  kind!: string

  @Column({ name: "description", ...TEXT, nullable: true })
  description!: string | null

  @Column({ name: "labour_code", ...CODE, nullable: true })
  labourCode!: string | null

  @Column({ name: "minutes", ...COUNT, nullable: true })
  minutes!: number | null

  @Column({ name: "unit_id", ...CODE, nullable: true })
  unitId!: string | null

  @Column({ name: "inventory_item_id", ...CODE, nullable: true })
  inventoryItemId!: string | null

  @Column({ name: "quantity", ...COUNT })
  quantity!: number

  @Column({ name: "amount_minor", ...MINOR_UNITS, nullable: true })
  amountMinor!: string | null

  @Column({ name: "coverage", ...JSON_DATA })
  coverage!: Facts

  @Column({ name: "part_state", ...CODE, nullable: true })
  partState!: string | null

  @Column({ name: "added_by", ...JSON_DATA })
  addedBy!: Actor

  @Column({ name: "added_at", ...INSTANT })
  addedAt!: Date

  @Column({ name: "removed_at", ...INSTANT, nullable: true })
  removedAt!: Date | null
}
