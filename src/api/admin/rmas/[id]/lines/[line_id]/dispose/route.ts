import { rmaAnswer } from "../../../../../../answers/rma"
import { postStock } from "../../../../../../../workflows/stock/post-stock"
import { requireLocations } from "../../../../../../medusa/locations"
import { currentRma } from "../../../../current-rma"
import { route, type Services } from "../../../../../../respond"
import { disposeLine } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Decides what becomes of the unit, and does it",
  body: disposeLine,
  answer: rmaAnswer,
  codes: ["not_found", "location.not_found", "rma.ended", "rma.not_received", "rma.not_decided", "rma.resolution_first", "rma.disposition_not_possible", "rma.already_begun", "grade.needs_item", "location.required", "policy.not_found", "serial_number.duplicate", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    if (body.location_id !== undefined) await requireLocations(container, [body.location_id])
    const { summary } = await services.rmas.dispose(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", disposition: body.disposition, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
      to: {
        ...(body.grade ? { grade: body.grade } : {}), ...(body.inventory_item_id ? { inventoryItemId: body.inventory_item_id } : {}), ...(body.location_id ? { locationId: body.location_id } : {}),
        ...(body.vendor_id ? { vendorId: body.vendor_id } : {}), ...(body.tracking_number ? { trackingNumber: body.tracking_number } : {}),
      },
    })
    const answer = await answerLine(container, services, String(summary["rma_id"]))
    // Medusa's stock as the next reader sees it; what is not posted here the bridge posts.
    await postStock(container, [...(await itemOfLine(services, String(summary["rma_id"]), params["line_id"] ?? "")), ...(body.inventory_item_id ? [body.inventory_item_id] : [])])
    return answer
  },
})

async function itemOfLine(services: Services, rmaId: string, lineId: string): Promise<string[]> {
  const { rma } = await services.rmas.get(rmaId)
  return rma.lines.filter(({ id }) => id === lineId).map(({ inventoryItemId }) => inventoryItemId)
}
