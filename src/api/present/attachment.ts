import type { HttpAttachment } from "../../types/http/attachment"
import type { Services } from "../respond"

type Attachment = Awaited<ReturnType<Services["attachments"]["read"]>>

/** A file without the id under which it is stored. */
export const presentAttachment = ({ id, filename, mimeType, size, sha256, subject, createdAt }: Attachment): HttpAttachment => ({
  id, filename, mime_type: mimeType, size, sha256, subject: subject === null ? null : { type: subject.type, id: subject.id }, created_at: createdAt,
})
