import { RejectionError, reject } from "../../../domain/common/rejection"
import { givenAddress, requireServed } from "../../addresses"
import { storeRmaAnswer, storeRmaList } from "../../answers/store-rma"
import { findBuyer, readBuyer } from "../../medusa/orders"
import { presentPage } from "../../present/page"
import { presentStoreRma } from "../../present/store-rma"
import { route, type RouteContext, type Services } from "../../respond"
import { answerStoreRma } from "./answer"
import { listStoreRmas, openStoreRma } from "./validators"

export const GET = route({
  summary: "The caller's returns, newest first; a guest's are those of the one order or unit",
  access: "customer_or_guest",
  query: listStoreRmas,
  answer: storeRmaList,
  handler: async ({ query: { unit_id: unitId, limit, offset }, services, visitor }) => {
    const { views, count } = await services.rmas.listOfVisitor(visitor, { unitId, limit, offset })
    const said = await services.satisfaction.of("rma", views.map(({ rma }) => rma.id))
    const addresses = await services.addresses.of("rma", views.map(({ rma }) => rma.id))
    return { body: { rmas: views.map((view) => presentStoreRma(view, [], { satisfaction: said.get(view.rma.id), address: addresses.get(view.rma.id) })), ...presentPage({ limit, offset, count }) } }
  },
})

export const POST = route({
  summary: "Asks for a return of one's own units",
  access: "customer_or_guest",
  body: openStoreRma,
  status: 201,
  answer: storeRmaAnswer,
  codes: ["not_found", "unit.not_found", "unit.repeated", "rma.unit_in_other", "rma.not_returnable", "rma.not_customers_unit", "attachment.not_found", "attachment.already_attached", "address.country_not_served"],
  handler: async (context) => {
    const { body, request, services, visitor, container } = context
    // Another's order is not there; which it is says nobody.
    if (body.order_id !== undefined && visitor.orderId !== null && body.order_id !== visitor.orderId) throw new RejectionError(reject("not_found", `No order ${body.order_id} exists.`, { order_id: body.order_id }))
    const lines = body.lines.map((line) => ({
      unit: line.unit_id !== undefined ? { unitId: line.unit_id } : { serialNumber: line.serial_number ?? "" },
      reasonCode: line.reason_code, requestedResolution: line.requested_resolution, ...(line.note ? { note: line.note } : {}),
    }))
    const orderId = visitor.orderId ?? body.order_id
    const buyer = orderId === undefined ? null : await readBuyer(container, orderId)
    if (buyer !== null && buyer.customerId !== visitor.ownerCustomerId) throw new RejectionError(reject("not_found", `No order ${orderId ?? ""} exists.`, { order_id: orderId ?? null }))
    await requireServed(container, body.address)
    const countryCode = buyer === null ? await soldTo(context, lines.map(({ unit }) => unit)) : buyer.countryCode
    const { summary } = await services.rmas.openOfVisitor(request, { ...visitor, orderId: orderId ?? null }, { countryCode, lines, ...(body.attachment_ids ? { attachmentIds: body.attachment_ids } : {}), ...givenAddress(body.address) })
    return answerStoreRma(context, String(summary["rma_id"]))
  },
})

/**
 * Where these units were sold to, as `return-options` has it too. What she says of where the parcel goes decides no rule:
 * she could choose the country whose rules suit her.
 */
async function soldTo({ visitor, services, container }: Pick<RouteContext<never, never>, "visitor" | "services" | "container">, units: Parameters<Services["rmas"]["orderOfVisitor"]>[1]): Promise<string | null> {
  const orderId = await services.rmas.orderOfVisitor(visitor, units)
  return orderId === null ? null : (await findBuyer(container, orderId))?.countryCode ?? null
}
