import type { HttpLinePart, HttpPart, HttpProductName, HttpQueueEntry } from "../../types/http/bench"
import type { ItemName } from "../medusa/parts"
import type { VariantTitle } from "../medusa/variant-titles"
import type { Services } from "../respond"

type QueueEntry = Awaited<ReturnType<Services["repairs"]["queue"]>>["entries"][number]
type LinePart = Awaited<ReturnType<Services["repairs"]["lineParts"]>>[number]

export const presentProductName = (title: VariantTitle | undefined): HttpProductName | null =>
  title === undefined ? null : { title: title.productTitle, variant_title: title.variantTitle, thumbnail: title.thumbnail }

export const presentQueueEntry = (entry: QueueEntry, title: VariantTitle | undefined): HttpQueueEntry => ({
  id: entry.id, display_id: entry.displayId, unit_id: entry.unitId, serial_number: entry.serialNumber, product: presentProductName(title), status: entry.status, pause_reason: entry.pauseReason,
  priority: entry.priority, promised_on: entry.promisedOn, due_on: entry.dueOn, problem: entry.problem,
  technician: entry.technicianId === null ? null : { id: entry.technicianId, name: entry.technicianName ?? "" }, opened_at: entry.openedAt,
})

export const presentPart = (item: ItemName, isSerialized: boolean): HttpPart => ({ inventory_item_id: item.id, title: item.title, sku: item.sku, is_serialized: isSerialized })

export const presentLinePart = ({ lineId, inventoryItemId, serialNumber }: LinePart, names: ReadonlyMap<string, ItemName>): HttpLinePart => {
  const name = names.get(inventoryItemId ?? "")
  return { line_id: lineId, inventory_item_id: inventoryItemId, serial_number: serialNumber, title: name?.title ?? null, sku: name?.sku ?? null }
}
