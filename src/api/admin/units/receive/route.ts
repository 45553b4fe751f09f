import { expandRange } from "../../../../domain/unit/serial-number"
import { RejectionError } from "../../../../domain/common/rejection"
import { receiveAnswer } from "../../../answers/unit"
import { resolveItem } from "../../../medusa/inventory-items"
import { requireLocations } from "../../../medusa/locations"
import { presentUnits } from "../../../present/unit"
import { invalid, route } from "../../../respond"
import { postStock } from "../../../../workflows/stock/post-stock"
import { receiveUnits } from "../validators"

export const POST = route({
  summary: "Receives units into stock, each with a verdict",
  body: receiveUnits,
  status: 201,
  idempotency: "command",
  answer: receiveAnswer,
  codes: ["receive.rejected", "request.too_many", "policy.not_tracked_in_stock", "policy.not_adopting", "policy.ambiguous_variant", "location.not_found", "not_found"],
  handler: async ({ body, request, services, container }) => {
    const [item] = await Promise.all([resolveItem(container, body), requireLocations(container, [body.location_id])])
    const { units, summary, replayed } = await services.units.receive({ ...request, ...(body.reference ? { reference: body.reference } : {}) }, {
      inventoryItemId: item.inventoryItemId, variantId: item.variantId, locationId: body.location_id, bin: body.bin ?? null,
      serialNumbers: body.range === undefined ? body.serial_numbers ?? [] : numbersOf(body.range), lotNumber: body.lot_number ?? null,
      manufacturedOn: body.manufactured_on ?? null, expiresOn: body.expires_on ?? null, ...(body.identifiers ? { identifiers: body.identifiers } : {}),
      stockEffect: body.stock_effect, onError: body.on_error,
    })
    await postStock(container, [item.inventoryItemId])
    return { body: { received_count: units.length, units: presentUnits(units), rejected: summary["rejected"] ?? [] }, replayed }
  },
})

function numbersOf(range: { prefix: string; start: number; count: number; width: number }): string[] {
  const expanded = expandRange(range)
  if (expanded.ok) return expanded.serialNumbers
  throw new RejectionError(invalid(expanded.issues.map(({ path, message }) => ({ path: `range.${path}`, message }))))
}
