import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { Facts, RejectionCode } from "../../domain/common/rejection"
import { CODE, COUNT, JSON_DATA, TEXT } from "./column-types"

/** One line of an imported file, with its verdict. */
@Entity("unit_import_line")
@Check("ck_unit_import_line_status", "status in ('waiting','accepted','rejected')")
@Index("ix_unit_import_line_waiting", ["importId", "line"], { where: "status = 'waiting'" })
@Index("ix_unit_import_line_rejected", ["importId", "line"], { where: "status = 'rejected'" })
export class UnitImportLineEntity {
  @PrimaryColumn({ name: "import_id", ...CODE, primaryKeyConstraintName: "pk_unit_import_line" })
  importId!: string

  @PrimaryColumn({ name: "line", ...COUNT, primaryKeyConstraintName: "pk_unit_import_line" })
  line!: number

  @Column({ name: "data", ...JSON_DATA })
  data!: Facts

  @Column({ name: "status", ...CODE, default: "waiting" })
  status!: "waiting" | "accepted" | "rejected"

  @Column({ name: "unit_id", ...CODE, nullable: true })
  unitId!: string | null

  @Column({ name: "code", ...CODE, nullable: true })
  code!: RejectionCode | null

  @Column({ name: "message", ...TEXT, nullable: true })
  message!: string | null
}
