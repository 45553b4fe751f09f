import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm"
import type { AttachmentType } from "../../domain/attachment/file-type"
import { CODE, COUNT, INSTANT, NOW, TEXT } from "./column-types"

/** A file that somebody uploaded, and the document it belongs to once one takes it. The content is with Medusa's file module. */
@Entity("attachment")
@Check("ck_attachment_mime_type", "mime_type in ('image/jpeg','image/png','image/webp','image/heic','application/pdf')")
@Check("ck_attachment_subject", "(subject_type is null) = (subject_id is null)")
@Index("ix_attachment_subject", ["subjectType", "subjectId"], { where: "subject_id is not null" })
@Index("ix_attachment_unattached", ["uploadedByType", "uploadedById", "createdAt"], { where: "subject_id is null" })
export class AttachmentEntity {
  @PrimaryColumn({ name: "id", ...CODE, primaryKeyConstraintName: "pk_attachment" })
  id!: string

  @Column({ name: "file_id", ...CODE })
  fileId!: string

  @Column({ name: "filename", ...TEXT })
  filename!: string

  @Column({ name: "mime_type", ...CODE })
  mimeType!: AttachmentType

  @Column({ name: "size", ...COUNT })
  size!: number

  @Column({ name: "sha256", ...CODE })
  sha256!: string

  @Column({ name: "uploaded_by_type", ...CODE })
  uploadedByType!: string

  @Column({ name: "uploaded_by_id", ...CODE })
  uploadedById!: string

  @Column({ name: "subject_type", ...CODE, nullable: true })
  subjectType!: string | null

  @Column({ name: "subject_id", ...CODE, nullable: true })
  subjectId!: string | null

  @Column({ name: "created_at", ...INSTANT, default: NOW })
  createdAt!: Date
}
