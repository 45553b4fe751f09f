import type { DataSource } from "typeorm"
import { RejectionError, reject } from "../../domain/common/rejection"
import { namedQuery, withClient } from "../../persistence/named-query"

/** An HTTP answer as it was first given. The body is kept as text: jsonb would change the order of its keys. */
export interface StoredAnswer {
  readonly status: number
  readonly body: string
}

export interface AnswerKey {
  readonly scope: string
  readonly key: string
  readonly requestHash: string
}

export interface AnswerOnce {
  readonly answer: StoredAnswer
  readonly replayed: boolean
}

/** After this long without an answer the process that was to give it is taken for dead. */
const LEASE_SECONDS = 60

/**
 * For writes that are not one command of the ledger: keeps the whole answer under the request's key. While the first
 * request runs, its twin is refused with `idempotency.in_progress`; a rejection is not kept but decided afresh.
 */
export async function answerOnce(dataSource: DataSource, key: AnswerKey, work: () => Promise<StoredAnswer>): Promise<AnswerOnce> {
  if (!(await claim(dataSource, key))) return { answer: await storedAnswer(dataSource, key), replayed: true }
  try {
    const answer = await work()
    await complete(dataSource, key, answer)
    return { answer, replayed: false }
  } catch (error) {
    await forget(dataSource, key)
    throw error
  }
}

/** Takes the key, or takes it over from a process that died with it. */
async function claim(dataSource: DataSource, { scope, key, requestHash }: AnswerKey): Promise<boolean> {
  const rows = await withClient(dataSource, (client) => namedQuery(
    client,
    `insert into command_receipt as r (scope, key, request_hash, status, lease_until)
     values ($1::text, $2::text, decode($3::text, 'hex'), 'running', now() + make_interval(secs => ${LEASE_SECONDS}))
     on conflict (scope, key) do update set lease_until = excluded.lease_until
       where r.status = 'running' and r.lease_until < now() and r.request_hash = excluded.request_hash
     returning 1 as claimed`,
    [scope, key, requestHash],
  ))
  return rows.length === 1
}

async function storedAnswer(dataSource: DataSource, { scope, key, requestHash }: AnswerKey): Promise<StoredAnswer> {
  const [row] = await withClient(dataSource, (client) => namedQuery<{ request_hash: string; status: string; response: StoredAnswer | null }>(
    client, "select encode(request_hash, 'hex') as request_hash, status, response from command_receipt where scope = $1::text and key = $2::text", [scope, key],
  ))
  if (row !== undefined && row.request_hash !== requestHash) {
    throw new RejectionError(reject("idempotency.key_reused", `Idempotency-Key ${key} was used before for a different request.`, { key }))
  }
  // No row: the twin failed between our two statements, which the next try will find out.
  if (row === undefined || row.status !== "done" || row.response === null) {
    throw new RejectionError(reject("idempotency.in_progress", `A request with Idempotency-Key ${key} is still running; ask again shortly.`, { key }))
  }
  return row.response
}

async function complete(dataSource: DataSource, { scope, key }: AnswerKey, answer: StoredAnswer): Promise<void> {
  await withClient(dataSource, (client) => namedQuery(
    client, "update command_receipt set status = 'done', lease_until = null, response = $3::text::jsonb where scope = $1::text and key = $2::text", [scope, key, JSON.stringify(answer)],
  ))
}

async function forget(dataSource: DataSource, { scope, key }: AnswerKey): Promise<void> {
  await withClient(dataSource, (client) => namedQuery(client, "delete from command_receipt where scope = $1::text and key = $2::text and status = 'running'", [scope, key]))
}
