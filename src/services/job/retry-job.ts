import { assert } from "../../domain/common/assert"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Ledger } from "../../ledger/run-command"
import { retryDead } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { type Job, JOB_SELECT, jobOf, type JobRow } from "./job-rows"

/** Hands a failed job over once more. Throws `not_found`, `job.not_failed`. */
export async function retryJob(ledger: Ledger, id: string): Promise<Job> {
  const outcome = await retryDead(ledger.dataSource, id)
  if (outcome === "not_found") throw new RejectionError(reject("not_found", `No job ${id} exists.`, { id }))
  if (outcome === "not_dead") throw new RejectionError(reject("job.not_failed", `Job ${id} has not failed for good, so there is nothing to retry.`, { id }))
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<JobRow>(client, `select ${JOB_SELECT} from outbox_message m where m.id = $1::text`, [id]))
  assert(row !== undefined, "a job that was retried is there")
  return jobOf(row)
}
