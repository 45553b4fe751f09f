import { givenAddress } from "../../addresses"
import { rmaAnswer, rmaList } from "../../answers/rma"
import { resolveItem } from "../../medusa/inventory-items"
import { readBuyer, requireCustomer } from "../../medusa/orders"
import { presentPage } from "../../present/page"
import { presentRma } from "../../present/rma"
import { route } from "../../respond"
import { listRmas, openRma } from "./validators"

export const GET = route({
  summary: "Lists RMAs, newest first",
  query: listRmas,
  answer: rmaList,
  handler: async ({ query: { limit, offset, after, q, status, order_id: orderId, customer_id: customerId, unit_id: unitId, overdue }, services }) => {
    const { views, ...page } = await services.rmas.list({ limit, offset, ...(after ? { after } : {}), ...(q ? { q } : {}), ...(status ? { status } : {}), ...(orderId ? { orderId } : {}), ...(customerId ? { customerId } : {}), ...(unitId ? { unitId } : {}), ...(overdue === undefined ? {} : { overdue }) })
    return { body: { rmas: views.map((view) => presentRma(view)), ...presentPage({ limit, offset, ...page }) } }
  },
})

export const POST = route({
  summary: "Opens an RMA: one line for each unit that is to come back",
  body: openRma,
  status: 201,
  answer: rmaAnswer,
  codes: ["not_found", "unit.not_found", "unit.ambiguous", "unit.repeated", "rma.unit_in_other", "rma.not_customers_unit", "rma.not_returnable", "rma.item_required", "attachment.not_found", "attachment.already_attached"],
  handler: async ({ body, request, services, container }) => {
    const buyer = body.order_id === undefined ? null : await readBuyer(container, body.order_id)
    if (body.customer_id !== undefined) await requireCustomer(container, body.customer_id)
    const lines = await Promise.all(body.lines.map(async (line) => ({
      unit: line.unit_id !== undefined ? { unitId: line.unit_id } : { serialNumber: line.serial_number ?? "", ...(line.inventory_item_id ? { inventoryItemId: line.inventory_item_id } : {}) },
      ...(line.variant_id === undefined && line.inventory_item_id === undefined ? {} : { item: await resolveItem(container, line) }),
      reasonCode: line.reason_code, requestedResolution: line.requested_resolution, ...(line.note ? { note: line.note } : {}), ...(line.blind_reason ? { blindReason: line.blind_reason } : {}),
    })))
    const { summary } = await services.rmas.open(request, { source: "agent", orderId: body.order_id ?? null, customerId: body.customer_id ?? null, countryCode: buyer?.countryCode ?? null, lines, ...(body.attachment_ids ? { attachmentIds: body.attachment_ids } : {}), ...givenAddress(body.address) })
    return { body: { rma: presentRma(await services.rmas.get(String(summary["rma_id"]))) } }
  },
})
