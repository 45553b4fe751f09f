import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm"
import type { Facts } from "../../domain/common/rejection"
import { CODE, INSTANT, JSON_DATA } from "./column-types"

/** The timeline of an RMA: who did what, when. Free text is a note of its own. */
@Entity("rma_entry")
@Index("ix_rma_entry_rma", ["rmaId", "id"])
export class RmaEntryEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_rma_entry" })
  id!: string

  @ForeignKey("rma", { name: "fk_rma_entry_rma" })
  @Column({ name: "rma_id", ...CODE })
  rmaId!: string

  @Column({ name: "line_id", ...CODE, nullable: true })
  lineId!: string | null

  @Column({ name: "type", ...CODE })
  type!: string

  @Column({ name: "actor_type", ...CODE })
  actorType!: string

  @Column({ name: "actor_id", ...CODE })
  actorId!: string

  @Column({ name: "at", ...INSTANT })
  at!: Date

  @Column({ name: "data", ...JSON_DATA })
  data!: Facts

  @Column({ name: "note_id", ...CODE, nullable: true })
  noteId!: string | null
}
