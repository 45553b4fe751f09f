import { commandAnswer } from "../../../answers/unit"
import { requireLocations } from "../../../medusa/locations"
import { presentUnits } from "../../../present/unit"
import { route } from "../../../respond"
import { commandUnits } from "../validators"
import { commandWithQuarantine, postStockOf } from "./command-with-quarantine"

export const POST = route({
  summary: "One command on up to 10,000 units, all or nothing",
  body: commandUnits,
  idempotency: "command",
  answer: commandAnswer,
  codes: ["command.rejected", "command.field_required", "unit.not_found", "unit.ambiguous", "unit.repeated", "unit.wrong_status", "request.too_many", "location.not_found", "occurred_at.in_future"],
  handler: async ({ body, request, services, container }) => {
    if (body.location_id !== undefined) await requireLocations(container, [body.location_id])
    const { units, summary, replayed } = await commandWithQuarantine(container, services, { ...request, ...(body.occurred_at ? { occurredAt: body.occurred_at } : {}) }, {
      command: body.command,
      units: body.units.map((unit) => ("unit_id" in unit ? { unitId: unit.unit_id } : { serialNumber: unit.serial_number, inventoryItemId: unit.inventory_item_id ?? null })),
      locationId: body.location_id, bin: body.bin, kind: body.kind, holdId: body.hold_id, grade: body.grade, inventoryItemId: body.inventory_item_id,
      trackingNumber: body.tracking_number, reasonCode: body.reason_code, note: body.note,
    })
    await postStockOf(container, services, units, body.inventory_item_id !== undefined)
    return { body: { changed_count: summary["changed_count"] ?? units.length, units: presentUnits(units) }, replayed }
  },
})
