import { Check, Column, Entity, PrimaryColumn } from "typeorm"
import { CODE, COUNT, INSTANT, NOW, TEXT } from "./column-types"

/** A file of units that a worker takes in. */
@Entity("unit_import")
@Check("ck_unit_import_status", "status in ('waiting','running','finished')")
export class UnitImportEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_unit_import" })
  id!: string

  @Column({ name: "file_name", ...TEXT })
  fileName!: string

  @Column({ name: "status", ...CODE, default: "waiting" })
  status!: "waiting" | "running" | "finished"

  @Column({ name: "line_count", ...COUNT })
  lineCount!: number

  @Column({ name: "accepted_count", ...COUNT, default: 0 })
  acceptedCount!: number

  @Column({ name: "rejected_count", ...COUNT, default: 0 })
  rejectedCount!: number

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date

  @Column({ name: "started_at", ...INSTANT, nullable: true })
  startedAt!: Date | null

  @Column({ name: "finished_at", ...INSTANT, nullable: true })
  finishedAt!: Date | null
}
