import { RejectionError, reject } from "../../../../../domain/common/rejection"
import { unitAnswer } from "../../../../answers/unit"
import { presentUnit } from "../../../../present/unit"
import { refuseRequest, route } from "../../../../respond"
import { correctUnit } from "../../validators"

const CORRECTABLE = ["serial_number", "lot_number", "manufactured_on", "expires_on", "identifiers", "bin"]
/** Facts of a unit that follow from what happened to it: they change by commands only. */
const FOLLOWING = new Set([
  "id", "status", "custody", "grade", "holds", "variant_id", "inventory_item_id", "location_id", "owner", "owner_customer_id", "order_id", "line_item_id",
  "fulfillment_id", "parent_unit_id", "scanned_as", "version", "created_at", "updated_at", "received_at",
])

export const POST = route({
  summary: "Tells a fact of a unit anew that was told wrong; the wrong event stays and is pointed at",
  body: correctUnit,
  idempotency: "command",
  answer: unitAnswer,
  codes: ["unit.not_found", "correction.not_allowed", "serial_number.duplicate"],
  handler: async ({ body: { corrects_sequence, reason_code, data }, params, request, services }) => {
    const unitId = params["id"] ?? ""
    refuseOtherFacts(unitId, Object.keys(data))
    const { units: [unit], replayed } = await services.units.correct(request, { unitId, correctsSequence: corrects_sequence, reasonCode: reason_code, data })
    return { body: { unit: unit === undefined ? null : presentUnit(unit) }, replayed }
  },
})

function refuseOtherFacts(unitId: string, fields: readonly string[]): void {
  for (const field of fields) {
    if (CORRECTABLE.includes(field)) continue
    if (!FOLLOWING.has(field)) throw refuseRequest(`data.${field.slice(0, 64)}`, "There is no such field.")
    throw new RejectionError(reject("correction.not_allowed", `"${field}" cannot be corrected; use the command that changes it.`, { unit_id: unitId, correctable: CORRECTABLE }))
  }
}
