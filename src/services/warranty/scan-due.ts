import type { Ledger } from "../../ledger/run-command"
import { insertOutboxMessages, outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { noticeMessage } from "../notice/notice-message"

/** A month before the last day the owner hears of it. */
const NOTICE_DAYS = 30
const ROWS_PER_PASS_MAX = 1_000
const PASSES_MAX = 100

/**
 * What fell due since the last minute: covers that ended are marked expired, owners hear of covers that end soon. That a
 * cover is over never depends on it: verdicts compare dates. Locked rows are somebody else's and come next time.
 */
export async function scanDue(ledger: Ledger): Promise<{ readonly expiredCount: number; readonly noticeCount: number }> {
  const sum = { expiredCount: 0, noticeCount: 0 }
  for (let pass = 1; pass <= PASSES_MAX; pass++) {
    const done = await withTransaction(ledger.dataSource, async (client) => {
      const expired = await namedQuery<{ unit_id: string }>(
        client,
        `update entitlement e set status = 'expired', version = e.version + 1, updated_at = $1::timestamptz, status_since = $1::timestamptz where e.id in (
           select d.id from entitlement d where d.status = 'active' and d.ends_on < ($1::timestamptz at time zone d.zone)::date and d.ends_on <= ($1::timestamptz)::date + 1
           order by d.ends_on, d.id limit ${ROWS_PER_PASS_MAX} for update skip locked) returning e.unit_id`,
        [ledger.now()],
      )
      // A pause may have moved the end since it was written: whoever is marked too early is put right by this.
      const notices = await namedQuery<{ id: string; unit_id: string; owner_customer_id: string; ends_on: string; name: string; serial_number: string }>(
        client,
        `update entitlement e set notified_at = $1::timestamptz from warranty_policy p, serial_unit u where p.id = e.warranty_policy_id and u.id = e.unit_id and e.id in (
           select d.id from entitlement d join warranty_policy q on q.id = d.warranty_policy_id where d.status = 'active' and d.notified_at is null and d.owner_customer_id is not null
             and d.ends_on between ($1::timestamptz)::date and ($1::timestamptz)::date + ${NOTICE_DAYS} and q.terms ->> 'kind' <> 'supplier_inbound' and d.ends_on - d.starts_on > ${NOTICE_DAYS * 2}
           order by d.ends_on, d.id limit ${ROWS_PER_PASS_MAX} for update of d skip locked)
         returning e.id, e.unit_id, e.owner_customer_id, e.ends_on, p.name, u.serial_number`,
        [ledger.now()],
      )
      await insertOutboxMessages(client, [
        ...(expired.length === 0 ? [] : [outboxMessage("reevaluate_entitlements", { unit_ids: [...new Set(expired.map(({ unit_id }) => unit_id))], command_id: "scan", reason: "expired" })]),
        ...notices.map((row) => noticeMessage({ template: "warranty_expiring", recipient: { type: "customer", id: row.owner_customer_id }, data: { unit_id: row.unit_id, serial_number: row.serial_number, entitlement_id: row.id, warranty: row.name, ends_on: row.ends_on } })),
      ], ledger.newId)
      return { expired: expired.length, notices: notices.length }
    })
    sum.expiredCount += done.expired
    sum.noticeCount += done.notices
    if (done.expired < ROWS_PER_PASS_MAX && done.notices < ROWS_PER_PASS_MAX) break
  }
  if (sum.expiredCount + sum.noticeCount > 0) ledger.onCommitted()
  return sum
}
