import { Column, Entity, Index, PrimaryColumn } from "typeorm"
import { CODE, INSTANT, NOW, TEXT } from "./column-types"

/** Free text about a unit or document. It lies outside the history, so that it can be erased. */
@Entity("note")
@Index("ix_note_subject", ["subjectId"])
export class NoteEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_note" })
  id!: string

  @Column({ name: "subject_type", ...CODE })
  subjectType!: string

  @Column({ name: "subject_id", ...CODE })
  subjectId!: string

  @Column({ name: "body", ...TEXT })
  body!: string

  @Column({ name: "salt", ...TEXT })
  salt!: string

  @Column({ name: "created_by", ...CODE })
  createdBy!: string

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
