import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type Attachment, ATTACHMENT_SELECT, attachmentOfRow, type AttachmentRow, isStaff } from "./attachment"
import { type AttachmentReader, attachmentReaders, type MayRead } from "./attachment-readers"

/** A file for somebody who may see it. Throws `attachment.not_found`, the same for what is not there and what is another's. */
export async function readAttachment(ledger: Ledger, { id, reader }: { readonly id: string; readonly reader: AttachmentReader }, readers: { readonly [type: string]: MayRead } = attachmentReaders): Promise<Attachment> {
  const attachment = await withClient(ledger.dataSource, async (client) => {
    const [row] = await namedQuery<AttachmentRow>(client, `select ${ATTACHMENT_SELECT} from attachment a where a.id = $1::text`, [id])
    if (row === undefined) return null
    const found = attachmentOfRow(row)
    return (await mayRead(client, found, reader, readers)) ? found : null
  })
  if (attachment === null) throw new RejectionError(reject("attachment.not_found", `No attachment ${id.slice(0, 64)} exists.`, { attachment_id: id }))
  return attachment
}

async function mayRead(client: PoolClient, { uploadedBy, subject }: Attachment, reader: AttachmentReader, readers: { readonly [type: string]: MayRead }): Promise<boolean> {
  const { actor } = reader
  if (isStaff(actor) || (actor.type === uploadedBy.type && actor.id === uploadedBy.id)) return true
  const ask = subject === null || !Object.hasOwn(readers, subject.type) ? undefined : readers[subject.type]
  return ask !== undefined && subject !== null && (await ask(client, subject.id, reader))
}
