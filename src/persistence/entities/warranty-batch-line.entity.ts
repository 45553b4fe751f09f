import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { WarrantyBatchEntity } from "./warranty-batch.entity"
import { CODE, COUNT, JSON_DATA } from "./column-types"

/** One line of such a file, with what came of it. */
@Entity("warranty_batch_line")
@Check("ck_warranty_batch_line_status", "status in ('waiting','done','rejected')")
@Index("ix_warranty_batch_line_waiting", ["batchId", "line"], { where: "status = 'waiting'" })
export class WarrantyBatchLineEntity {
  @PrimaryColumn({ name: "batch_id", ...CODE, primaryKeyConstraintName: "pk_warranty_batch_line" })
  @ForeignKey(() => WarrantyBatchEntity, { name: "fk_warranty_batch_line_batch", onDelete: "CASCADE" })
  batchId!: string

  @PrimaryColumn({ name: "line", ...COUNT, primaryKeyConstraintName: "pk_warranty_batch_line" })
  line!: number

  @Column({ name: "data", ...JSON_DATA })
  data!: Facts

  @Column({ name: "status", ...CODE, default: "waiting" })
  status!: "waiting" | "done" | "rejected"

  @Column({ name: "result", ...JSON_DATA, nullable: true })
  result!: Facts | null
}
