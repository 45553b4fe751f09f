import type { HttpUnitEvent } from "../../src/types/http"

/** What an agent looks for in a long life. */
export const HISTORY_GROUPS = ["all", "stock", "order", "care", "corrections"] as const
export type HistoryGroup = (typeof HISTORY_GROUPS)[number]

const STOCK = new Set(["expected", "received", "moved", "quarantined", "restocked", "lost", "found", "scrapped", "voided", "reinstated", "taken_over", "put_back", "relabelled"])
const ORDER = new Set([
  "captured", "registered_as_sold", "allocated", "released", "picked", "put_back", "fulfilled", "unfulfilled", "shipped", "delivered", "shipment_voided", "shipment_corrected",
  "return_shipped", "return_received", "return_opened", "return_closed", "handed_back", "owner_changed",
])

export function isInGroup(event: HttpUnitEvent, group: HistoryGroup): boolean {
  const name = event.type.replace(/^unit\./, "")
  switch (group) {
    case "all":
      return true
    case "stock":
      return STOCK.has(name)
    case "order":
      return ORDER.has(name)
    case "care":
      return !STOCK.has(name) && !ORDER.has(name) && event.corrects_sequence === null
    case "corrections":
      return event.corrects_sequence !== null
  }
}
