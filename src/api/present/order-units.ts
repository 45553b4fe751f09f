import type { HttpOrderUnits } from "../../types/http/order-units"
import type { Services } from "../respond"
import { presentUnits } from "./unit"

type OrderView = Awaited<ReturnType<Services["orders"]["view"]>>

/** An order's serialized lines; the titles come from Medusa. */
export const presentOrderUnits = (view: OrderView, titles: ReadonlyMap<string, string>): HttpOrderUnits => ({
  lines: view.lines.map((line) => ({
    line_item_id: line.lineItemId,
    title: titles.get(line.lineItemId) ?? null,
    variant_id: line.variantId,
    inventory_item_id: line.inventoryItemId,
    tracking: line.tracking,
    required_count: line.requiredCount,
    units: presentUnits(line.units),
    waiting_count: line.waitingCount,
  })),
  unassigned: presentUnits(view.unassigned),
})
