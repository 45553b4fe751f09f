import type { PoolClient } from "pg"
import { groupBy } from "../../domain/common/group-by"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Actor, Reference } from "../../domain/unit/events"
import { part, type Part } from "../../persistence/gather-rows"
import { namedQuery } from "../../persistence/named-query"
import { type Attachment, ATTACHMENT_SELECT, attachmentOfRow, type AttachmentRow, isStaff } from "./attachment"

/** More photos of one case nobody looks at. */
export const ATTACHMENTS_PER_SUBJECT_MAX = 50

export interface Attach {
  readonly attachmentIds: readonly string[]
  /** The document, by the type that `attachment-readers.ts` knows. */
  readonly subject: Reference
  /** Who attaches: only what they uploaded themselves; staff whatever staff uploaded. */
  readonly by: Actor
}

/**
 * Gives files to a document, in the document's own transaction, whose row is locked. All or none.
 * Throws `attachment.not_found` for what is unknown or another's, `attachment.already_attached`, `attachment.too_many`.
 */
export async function attachTo(client: PoolClient, { attachmentIds, subject, by }: Attach): Promise<void> {
  const ids = [...new Set(attachmentIds)]
  if (ids.length === 0) return
  const rows = await namedQuery<AttachmentRow>(client, `select ${ATTACHMENT_SELECT} from attachment a where a.id = any ($1::text[]) order by a.id for update`, [ids])
  const own = new Map(rows.map(attachmentOfRow).filter(({ uploadedBy }) => isOf(by, uploadedBy)).map((attachment) => [attachment.id, attachment]))
  for (const id of ids) {
    const attachment = own.get(id)
    if (attachment === undefined) throw new RejectionError(reject("attachment.not_found", `No attachment ${id.slice(0, 64)} of yours exists.`, { attachment_id: id }))
    if (attachment.subject !== null) throw new RejectionError(reject("attachment.already_attached", `Attachment ${id} belongs to a document already.`, { attachment_id: id }))
  }
  const [attached] = await namedQuery<{ count: number }>(client, "select count(*)::int as count from attachment where subject_type = $1::text and subject_id = $2::text", [subject.type, subject.id])
  if ((attached?.count ?? 0) + ids.length > ATTACHMENTS_PER_SUBJECT_MAX) {
    throw new RejectionError(reject("attachment.too_many", `One document takes ${ATTACHMENTS_PER_SUBJECT_MAX} files.`, { limit: ATTACHMENTS_PER_SUBJECT_MAX }))
  }
  await namedQuery(client, "update attachment set subject_type = $2::text, subject_id = $3::text where id = any ($1::text[])", [ids, subject.type, subject.id])
}

const isOf = (by: Actor, uploadedBy: Actor): boolean => (by.type === uploadedBy.type && by.id === uploadedBy.id) || (isStaff(by) && isStaff(uploadedBy))

/** Of the documents `$1`, which are of this type: their files, oldest first. */
export const attachmentsPart = (subjectType: "rma" | "repair_order"): Part<AttachmentRow> =>
  part(`select ${ATTACHMENT_SELECT} from attachment a where a.subject_type = '${subjectType}' and a.subject_id = any ($1::text[]) order by a.id`)

/** By document. */
export const attachmentsOfRows = (rows: readonly AttachmentRow[]): ReadonlyMap<string | undefined, readonly Attachment[]> => groupBy(rows.map(attachmentOfRow), ({ subject }) => subject?.id)

/** The files of documents of one type, oldest first, by document: one statement for any number. */
export async function attachmentsOf(client: PoolClient, subjectType: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string | undefined, readonly Attachment[]>> {
  if (subjectIds.length === 0) return new Map()
  return attachmentsOfRows(await namedQuery<AttachmentRow>(
    client, `select ${ATTACHMENT_SELECT} from attachment a where a.subject_type = $1::text and a.subject_id = any ($2::text[]) order by a.id`, [subjectType, subjectIds],
  ))
}
