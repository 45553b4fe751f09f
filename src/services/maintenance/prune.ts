import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** A retry with the same Idempotency-Key is answered from its receipt for this long. */
export const RECEIPT_DAYS_DEFAULT = 30
const MESSAGE_DAYS = 7
/** Long after it ended, a token can still say why a link does not work; then it is forgotten. */
const TOKEN_DAYS = 30
/** Longer than any notice waits for an answer. */
const ADDRESS_DAYS = 60
const ROWS_PER_STATEMENT = 10_000

export interface Pruned {
  readonly receiptCount: number
  readonly messageCount: number
  readonly tokenCount: number
  readonly rateLimitCount: number
  readonly addressCount: number
}

/** Forgets receipts older than `receiptDays`, messages done a week ago, tokens long over, counts of past windows and addresses typed two months ago, in small statements. Dead messages stay until somebody decides. */
export async function prune(ledger: Ledger, receiptDays: number = RECEIPT_DAYS_DEFAULT): Promise<Pruned> {
  return {
    receiptCount: await deleteInSteps(ledger, `delete from command_receipt where (scope, key) in (select scope, key from command_receipt where created_at < now() - make_interval(days => $1::int) limit ${ROWS_PER_STATEMENT}) returning 1 as gone`, receiptDays),
    messageCount: await deleteInSteps(ledger, `delete from outbox_message where id in (select id from outbox_message where status = 'done' and done_at < now() - make_interval(days => $1::int) limit ${ROWS_PER_STATEMENT}) returning 1 as gone`, MESSAGE_DAYS),
    tokenCount: await deleteInSteps(ledger, `delete from one_time_token where id in (select id from one_time_token where expires_at < now() - make_interval(days => $1::int) limit ${ROWS_PER_STATEMENT}) returning 1 as gone`, TOKEN_DAYS),
    rateLimitCount: await deleteInSteps(ledger, `delete from rate_limit where key in (select key from rate_limit where resets_at < now() - make_interval(days => $1::int) limit ${ROWS_PER_STATEMENT}) returning 1 as gone`, 0),
    addressCount: await deleteInSteps(ledger, `delete from notice_address where id in (select id from notice_address where created_at < now() - make_interval(days => $1::int) limit ${ROWS_PER_STATEMENT}) returning 1 as gone`, ADDRESS_DAYS),
  }
}

async function deleteInSteps(ledger: Ledger, text: string, days: number): Promise<number> {
  let total = 0
  for (;;) {
    const gone = (await withClient(ledger.dataSource, (client) => namedQuery(client, text, [days]))).length
    total += gone
    if (gone < ROWS_PER_STATEMENT) return total
  }
}
