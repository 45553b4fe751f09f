import type { HttpInstant } from "./common"

/** An uploaded file. Its content is at `…/attachments/:id`, for those who may see it. */
export interface HttpAttachment {
  id: string
  filename: string
  /** What its content is: a JPEG, PNG, WebP or HEIC picture, or a PDF. */
  mime_type: "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "application/pdf"
  /** In bytes. */
  size: number
  /** Hex. */
  sha256: string
  /** The document it belongs to; null while none has taken it. */
  subject: { type: string; id: string } | null
  created_at: HttpInstant
}
