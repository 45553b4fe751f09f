import type { PoolClient } from "pg"
import { namedQuery } from "../../persistence/named-query"

/** What a worker or Medusa still has to do for a document. `failed` waits for an agent: `POST /admin/jobs/:id/retry`. */
export interface PendingWork {
  readonly id: string
  readonly name: string
  readonly state: "waiting" | "failed"
  readonly reason: string | null
}

/** By document id: jobs whose payload names it as `document_id` and that are not done. One statement for any number. */
export async function pendingWorkOf(client: PoolClient, documentIds: readonly string[]): Promise<ReadonlyMap<string, readonly PendingWork[]>> {
  if (documentIds.length === 0) return new Map()
  const rows = await namedQuery<{ id: string; document_id: string; job: string; status: string; last_error: string | null }>(
    client,
    `select id, payload ->> 'document_id' as document_id, job, status, last_error from outbox_message
     where payload ->> 'document_id' = any ($1::text[]) and payload ->> 'document_id' is not null and status <> 'done' order by id`,
    [documentIds],
  )
  const byDocument = new Map<string, PendingWork[]>(documentIds.map((id) => [id, []]))
  for (const { id, document_id, job, status, last_error } of rows) {
    byDocument.get(document_id)?.push({ id, name: job, state: status === "dead" ? "failed" : "waiting", reason: last_error })
  }
  return byDocument
}
