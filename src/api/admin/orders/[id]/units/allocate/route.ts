import type { MedusaContainer } from "@medusajs/framework/types"
import { RejectionError, reject } from "../../../../../../domain/common/rejection"
import { orderUnitsChanged } from "../../../../../answers/order-units"
import { requireSalesChannel } from "../../../../../medusa/locations"
import { readOrder } from "../../../../../medusa/orders"
import { route, type Services } from "../../../../../respond"
import { withOrderLock } from "../../../../../../workflows/order/order-lock"
import { syncOrderWorkflow } from "../../../../../../workflows/order/sync-order"
import { answerChanged } from "../answer-order-units"
import { allocateUnits } from "../validators"

export const POST = route({
  summary: "Promises units to an order's lines: these, or what the policy's strategy chooses",
  body: allocateUnits,
  answer: orderUnitsChanged,
  codes: ["not_found", "allocation.short", "allocation.line_unknown", "allocation.line_full", "allocation.order_closed", "unit.not_available", "unit.held", "location.not_in_sales_channel", "order.busy"],
  handler: async ({ body, params, request, services, container }) => {
    const order = await readOrder(container, params["id"] ?? "")
    if (order.isCanceled) throw new RejectionError(reject("allocation.order_closed", `Order ${order.id} is canceled; nothing can be allocated to it.`, { order_id: order.id }))
    await requireSalesChannel(container, await locationsOf(services, body.unit_ids ?? []), order.salesChannelId)
    const { units } = await afterSync(container, order.id, () => services.orders.allocate(request, {
      orderId: order.id, lineItemId: body.line_item_id, inventoryItemId: body.inventory_item_id, unitIds: body.unit_ids,
    }))
    return { body: await answerChanged(container, services, order, units) }
  },
})

/** What the order needs is made true first: it may have changed since Medusa's last event reached us. */
async function afterSync<Result>(container: MedusaContainer, orderId: string, work: () => Promise<Result>): Promise<Result> {
  return withOrderLock(container, orderId, async () => {
    await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
    return work()
  })
}

async function locationsOf(services: Services, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return []
  const { units } = await services.units.list({ ids: unitIds, limit: unitIds.length, offset: 0 })
  return units.flatMap((unit) => (unit.locationId === null ? [] : [unit.locationId]))
}
