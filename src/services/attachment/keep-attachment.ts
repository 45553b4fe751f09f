import type { AttachmentType } from "../../domain/attachment/file-type"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { type Attachment, ATTACHMENT_SELECT, attachmentOfRow, type AttachmentRow, isStaff } from "./attachment"

/** A customer, guest or technician may have so many files waiting for a document. */
export const UNATTACHED_MAX = 20

export interface NewAttachment {
  readonly fileId: string
  readonly filename: string
  readonly mimeType: AttachmentType
  readonly size: number
  readonly sha256: string
}

/** Remembers whose file it is. Throws `attachment.too_many`. */
export async function keepAttachment(ledger: Ledger, by: Actor, { fileId, filename, mimeType, size, sha256 }: NewAttachment): Promise<Attachment> {
  return withTransaction(ledger.dataSource, async (client) => {
    // One upload of a person at a time is counted, or two at once would both be the last one allowed.
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`attachment ${by.type} ${by.id}`])
    const [waiting] = await namedQuery<{ count: number }>(
      client, "select count(*)::int as count from attachment where uploaded_by_type = $1::text and uploaded_by_id = $2::text and subject_id is null", [by.type, by.id],
    )
    if (!isStaff(by) && (waiting?.count ?? 0) >= UNATTACHED_MAX) {
      throw new RejectionError(reject("attachment.too_many", `${UNATTACHED_MAX} files wait to be attached already; use or leave them first.`, { limit: UNATTACHED_MAX }))
    }
    const rows = await namedQuery<AttachmentRow>(
      client,
      `insert into attachment as a (id, file_id, filename, mime_type, size, sha256, uploaded_by_type, uploaded_by_id, created_at)
       values ($1::text, $2::text, $3::text, $4::text, $5::int, $6::text, $7::text, $8::text, $9::timestamptz) returning ${ATTACHMENT_SELECT}`,
      [ledger.newId("aatt"), fileId, filename, mimeType, size, sha256, by.type, by.id, ledger.now()],
    )
    return rows.map(attachmentOfRow)[0] as Attachment
  })
}
