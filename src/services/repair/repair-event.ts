import type { RepairOrder } from "../../domain/repair/repair-order"
import { totalsOf } from "../../domain/repair/totals"
import { isOwed } from "./repair-payment"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"

/** What Medusa's bus hears: `repair_order.opened`, and each status an order comes into (`repair_order.ready`, `repair_order.closed` …). */
export function repairEvents(before: RepairOrder | null, after: RepairOrder): OutboxMessage[] {
  if (before?.status === after.status) return []
  return [outboxMessage("publish_event", {
    name: `repair_order.${before === null ? "opened" : after.status}`,
    data: { id: after.id, display_id: after.displayId, unit_id: after.unitId, status: after.status, from: before?.status ?? null, outcome: after.outcome, rma_line_id: after.rmaLineId },
  })]
}

/** What the customer owes is collected once the work is done. */
export const paymentMessages = (before: RepairOrder, after: RepairOrder): OutboxMessage[] =>
  before.status !== "ready" && after.status === "ready" && isOwed(after) && totalsOf(after).customer > 0 ? [outboxMessage("request_repair_payment", { document_id: after.id })] : []
