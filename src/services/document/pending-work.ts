import { groupBy } from "../../domain/common/group-by"
import { part } from "../../persistence/gather-rows"

/** What a worker or Medusa still has to do for a document. `failed` waits for an agent: `POST /admin/jobs/:id/retry`. */
export interface PendingWork {
  readonly id: string
  readonly name: string
  readonly state: "waiting" | "failed"
  readonly reason: string | null
}

interface WorkRow {
  readonly id: string
  readonly document_id: string
  readonly job: string
  readonly status: string
  readonly last_error: string | null
}

/** Of the documents `$1`: jobs whose payload names one as `document_id` and that are not done. */
export const PENDING_WORK = part<WorkRow>(`select id, payload ->> 'document_id' as document_id, job, status, last_error from outbox_message
  where payload ->> 'document_id' = any ($1::text[]) and payload ->> 'document_id' is not null and status <> 'done' order by id`)

/** By document id. */
export const pendingWorkOf = (rows: readonly WorkRow[]): ReadonlyMap<string, readonly PendingWork[]> =>
  new Map([...groupBy(rows, ({ document_id }) => document_id)].map(([documentId, work]) => [documentId, work.map(workOfRow)]))

const workOfRow = ({ id, job, status, last_error }: WorkRow): PendingWork => ({ id, name: job, state: status === "dead" ? "failed" : "waiting", reason: last_error })
