import { Check, Column, Entity, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, COUNT, INSTANT, JSON_DATA } from "./column-types"

/** A file of many serial numbers that the worker goes through. */
@Entity("warranty_batch")
@Check("ck_warranty_batch_kind", "kind in ('registrations','coverage_checks')")
@Check("ck_warranty_batch_status", "status in ('waiting','running','finished')")
export class WarrantyBatchEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_warranty_batch" })
  id!: string

  @Column({ name: "kind", ...CODE })
  kind!: "registrations" | "coverage_checks"

  @Column({ name: "status", ...CODE, default: "waiting" })
  status!: "waiting" | "running" | "finished"

  @Column({ name: "line_count", ...COUNT })
  lineCount!: number

  @Column({ name: "done_count", ...COUNT, default: 0 })
  doneCount!: number

  @Column({ name: "rejected_count", ...COUNT, default: 0 })
  rejectedCount!: number

  @Column({ name: "parameters", ...JSON_DATA, default: {} })
  parameters!: Facts

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "created_at", ...INSTANT })
  createdAt!: Date

  @Column({ name: "finished_at", ...INSTANT, nullable: true })
  finishedAt!: Date | null
}
