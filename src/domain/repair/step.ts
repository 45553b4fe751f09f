import { type Decision, accept } from "../common/decision"
import type { Facts } from "../common/rejection"
import type { Instant } from "../unit/unit"
import type { Bench } from "./commands"
import { type Quote, type RepairLine, type RepairOrder, type RepairStatus, workerOf } from "./repair-order"

export interface Step {
  readonly order: RepairOrder
  readonly facts?: Facts
}

export const moved = (order: RepairOrder, to: RepairStatus, changes: Partial<RepairOrder> = {}, facts: Facts = {}): Decision<Step> =>
  accept({ order: { ...order, ...changes, status: to }, facts })

/** A quote that waits for an answer no longer stands once what it offers has changed. */
export const replaced = (quote: Quote | null): Quote | null => (quote?.status === "sent" ? { ...quote, status: "replaced" } : quote)

/** Parts by quantity when the work is over: used up, or given back with their lines. */
export function settledLines(order: RepairOrder, end: "consumed" | "given_back", at: Instant): RepairLine[] {
  return order.lines.map((line) => {
    if (line.removedAt !== null || (line.partState !== "reserved" && line.partState !== "waiting")) return line
    return end === "consumed" ? { ...line, partState: end } : { ...line, partState: end, removedAt: at }
  })
}

export const asWorker = (order: RepairOrder, { actor }: Bench): readonly string[] =>
  order.workers.includes(workerOf(actor)) ? order.workers : [...order.workers, workerOf(actor)]
