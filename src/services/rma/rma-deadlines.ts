import { decideRma } from "../../domain/rma/decide-rma"
import { decideLine } from "../../domain/rma/decide-line"
import { hasRunOut } from "../../domain/rma/status"
import type { CommandResult, Ledger } from "../../ledger/run-command"
import { insertOutboxMessages, outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { onRma } from "./on-rma"
import { rmaNotice } from "./rma-notices"
import { daysAfter } from "./service-levels"

/** So long before an authorization or an advance replacement falls due the customer is reminded, once. */
const REMIND_DAYS = 5
const SCAN_MAX = 500
const CLOCK = { type: "system", id: "clock" } as const

/**
 * Writes a job for each RMA that something fell due for: run out, soon to run out, an advance replacement that nothing
 * came back for, an offer that nobody answered. The dates decide, here and in the job; while a job for it waits, no second one is written.
 */
export async function scanRmaDeadlines(ledger: Ledger): Promise<number> {
  const now = ledger.now()
  const soon = daysAfter(now, REMIND_DAYS)
  const count = await withTransaction(ledger.dataSource, async (client) => {
    const rows = await namedQuery<{ id: string }>(
      client,
      `select r.id from rma r where (
          (r.status = 'authorized' and r.expires_at <= $2::timestamptz and (r.reminded_at is null or r.expires_at <= $1::timestamptz))
          or exists (select from rma_line l where l.rma_id = r.id and l.return_due_at <= $1::timestamptz and not l.is_charged and l.reception in ('awaiting','in_transit'))
          or exists (select from rma_offer f join rma_line l on l.id = f.rma_line_id where l.rma_id = r.id and f.status = 'offered' and f.expires_at <= $1::timestamptz))
        and not exists (select from outbox_message o where o.payload ->> 'document_id' = r.id and o.payload ->> 'document_id' is not null and o.status <> 'done' and o.job = 'settle_rma_deadline')
       order by r.id limit ${SCAN_MAX}`,
      [now, soon],
    )
    await insertOutboxMessages(client, rows.map(({ id }) => outboxMessage("settle_rma_deadline", { document_id: id })), ledger.newId)
    return rows.length
  })
  if (count > 0) ledger.onCommitted()
  return count
}

/** Writes down what the dates already say, and tells the customer. Running it again, or late, tells nothing new. */
export async function settleRmaDeadline(ledger: Ledger, rmaId: string): Promise<CommandResult> {
  return onRma(ledger, { actor: CLOCK }, { rmaId }, async (rma) => {
    const { at } = rma.moment
    if (rma.current.expiredAt === null && hasRunOut(rma.current, at)) {
      // By the domain's own rule it is expired already; what is written is when.
      rma.decided({ ok: true, outcome: { rma: { ...rma.current, expiredAt: at }, entries: [{ type: "expired", lineId: null, data: { reason_code: "ran_out" } }] } })
      rma.send(...rmaNotice(rma.current, "rma_expired"))
      return
    }
    const { expiresAt, remindedAt, expiredAt } = rma.current
    if (expiresAt !== null && expiredAt === null && remindedAt === null && expiresAt <= daysAfter(at, REMIND_DAYS) && decideRma(rma.current, { name: "expire", reasonCode: null }, rma.moment).ok) {
      rma.current = { ...rma.current, remindedAt: at }
      rma.tell({ type: "reminded", lineId: null, data: { expires_at: expiresAt } })
      rma.send(...rmaNotice(rma.current, "rma_expiring"))
    }
    for (const line of rma.current.lines) {
      const isDue = line.isAdvance && line.returnDueAt !== null && line.returnDueAt <= at && (line.reception === "awaiting" || line.reception === "in_transit")
      if (!isDue) continue
      rma.decidedLine(decideLine(rma.current, line, { name: "mark_not_returned", reasonCode: "deadline_passed" }, rma.moment))
      rma.send(...rmaNotice(rma.current, "advance_replacement_due", { line_id: line.id }))
    }
  })
}
