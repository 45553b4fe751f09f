import { ensureQuarantineLocations } from "../../../../../workflows/quarantine/ensure-quarantine-location"
import { carryOutNow } from "../../../../../workflows/rma/carry-out-line"
import { receiveReturnAnswer } from "../../../../answers/rma"
import { requireLocations } from "../../../../medusa/locations"
import { presentRma } from "../../../../present/rma"
import { currentRma } from "../../current-rma"
import { route } from "../../../../respond"
import { receiveReturn } from "../../validators"

export const POST = route({
  summary: "Receives a parcel by scan: each number gets a verdict, each unit ends where it truly is",
  body: receiveReturn,
  answer: receiveReturnAnswer,
  codes: ["not_found", "location.not_found", "rma.ended", "rma.expired", "rma.nothing_awaited", "rma.unit_in_stock", "unit.not_found", "unit.ambiguous", "unit.repeated", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    await requireLocations(container, [body.location_id])
    const quarantine = await ensureQuarantineLocations(container, [body.location_id])
    const { summary } = await services.rmas.receive(request, {
      rmaId: params["id"] ?? "", expectedVersion: body.expected_version, nothingInBox: body.nothing_in_box === true, locationId: body.location_id,
      quarantineLocationId: quarantine.get(body.location_id) ?? body.location_id,
      items: (body.items ?? []).map((item) => ({
        unit: item.unit_id !== undefined ? { unitId: item.unit_id } : { serialNumber: item.serial_number ?? "" },
        ...(item.condition_note ? { conditionNote: item.condition_note } : {}), ...(item.tracking_number ? { trackingNumber: item.tracking_number } : {}),
        ...(item.attachment_ids ? { attachmentIds: item.attachment_ids } : {}),
      })),
    })
    await carryOutNow(container, String(summary["rma_id"]))
    return { body: { rma: presentRma(await services.rmas.get(String(summary["rma_id"]))), verdicts: summary["verdicts"] ?? [] } }
  },
})
