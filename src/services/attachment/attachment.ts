import type { AttachmentType } from "../../domain/attachment/file-type"
import type { Actor } from "../../domain/unit/events"
import type { Instant } from "../../domain/unit/unit"

/** An uploaded file. It waits for a document that takes it; what none takes is deleted after a week. */
export interface Attachment {
  readonly id: string
  /** With Medusa's file module; never given out. */
  readonly fileId: string
  readonly filename: string
  readonly mimeType: AttachmentType
  readonly size: number
  /** Hex. */
  readonly sha256: string
  readonly uploadedBy: Actor
  readonly subject: { readonly type: string; readonly id: string } | null
  readonly createdAt: Instant
}

export const ATTACHMENT_SELECT = "a.id, a.file_id, a.filename, a.mime_type, a.size, a.sha256, a.uploaded_by_type, a.uploaded_by_id, a.subject_type, a.subject_id, a.created_at"

export interface AttachmentRow extends Record<string, unknown> {
  readonly id: string
  readonly file_id: string
  readonly filename: string
  readonly mime_type: AttachmentType
  readonly size: number
  readonly sha256: string
  readonly uploaded_by_type: string
  readonly uploaded_by_id: string
  readonly subject_type: string | null
  readonly subject_id: string | null
  readonly created_at: Instant
}

export const attachmentOfRow = (row: AttachmentRow): Attachment => ({
  id: row.id, fileId: row.file_id, filename: row.filename, mimeType: row.mime_type, size: row.size, sha256: row.sha256,
  uploadedBy: { type: row.uploaded_by_type, id: row.uploaded_by_id },
  subject: row.subject_type === null || row.subject_id === null ? null : { type: row.subject_type, id: row.subject_id }, createdAt: row.created_at,
})

/** Admin users and secret API keys work for one shop: what one of them uploads, another may use. */
const STAFF = ["user", "api-key"]
export const isStaff = ({ type }: Actor): boolean => STAFF.includes(type)
