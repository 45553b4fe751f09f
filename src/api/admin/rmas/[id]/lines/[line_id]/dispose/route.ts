import { rmaAnswer } from "../../../../../../answers/rma"
import { requireLocations } from "../../../../../../medusa/locations"
import { route } from "../../../../../../respond"
import { disposeLine } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Decides what becomes of the unit, and does it",
  body: disposeLine,
  answer: rmaAnswer,
  codes: ["not_found", "location.not_found", "rma.ended", "rma.not_received", "rma.not_decided", "rma.resolution_first", "rma.disposition_not_possible", "rma.already_begun", "grade.needs_item", "location.required", "policy.not_found", "serial_number.duplicate", "conflict.stale"],
  handler: async ({ body, params, request, services, container }) => {
    if (body.location_id !== undefined) await requireLocations(container, [body.location_id])
    const { summary } = await services.rmas.dispose(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", disposition: body.disposition, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
      to: {
        ...(body.grade ? { grade: body.grade } : {}), ...(body.inventory_item_id ? { inventoryItemId: body.inventory_item_id } : {}), ...(body.location_id ? { locationId: body.location_id } : {}),
        ...(body.vendor_id ? { vendorId: body.vendor_id } : {}), ...(body.tracking_number ? { trackingNumber: body.tracking_number } : {}),
      },
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
