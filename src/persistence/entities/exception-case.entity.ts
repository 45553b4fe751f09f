import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, INSTANT, JSON_DATA, NOW, TEXT } from "./column-types"

/** Something that a person must look at. While it is open, the same thing is not reported twice. */
@Entity("exception_case")
@Check("ck_exception_case_status", "status in ('open','resolved')")
@Index("uq_exception_case_open", ["dedupeKey"], { unique: true, where: "status = 'open'" })
@Index("ix_exception_case_order", ["orderId"], { where: "order_id is not null" })
@Index("ix_exception_case_status", ["status", "id"])
@Index("ix_exception_case_unit", ["unitId"], { where: "unit_id is not null" })
@Index("ix_exception_case_kind", ["kind", "id"])
export class ExceptionCaseEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_exception_case" })
  id!: string

  @Column({ name: "kind", ...CODE })
  kind!: string

  @Column({ name: "status", ...CODE, default: "open" })
  status!: "open" | "resolved"

  @Column({ name: "dedupe_key", ...CODE })
  dedupeKey!: string

  @Column({ name: "summary", ...TEXT })
  summary!: string

  @Column({ name: "unit_id", ...CODE, nullable: true })
  unitId!: string | null

  @Column({ name: "order_id", ...CODE, nullable: true })
  orderId!: string | null

  @Column({ name: "line_item_id", ...CODE, nullable: true })
  lineItemId!: string | null

  @Column({ name: "fulfillment_id", ...CODE, nullable: true })
  fulfillmentId!: string | null

  @Column({ name: "inventory_item_id", ...CODE, nullable: true })
  inventoryItemId!: string | null

  @Column({ name: "location_id", ...CODE, nullable: true })
  locationId!: string | null

  @Column({ name: "details", ...JSON_DATA, default: {} })
  details!: Facts

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "resolved_at", ...INSTANT, nullable: true })
  resolvedAt!: Date | null

  @Column({ name: "resolved_by", ...CODE, nullable: true })
  resolvedBy!: string | null

  @Column({ name: "resolution_code", ...CODE, nullable: true })
  resolutionCode!: string | null

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null
}
