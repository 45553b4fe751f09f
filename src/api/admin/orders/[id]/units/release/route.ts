import { orderUnitsChanged } from "../../../../../answers/order-units"
import { readOrder } from "../../../../../medusa/orders"
import { route } from "../../../../../respond"
import { answerChanged } from "../answer-order-units"
import { releaseUnits } from "../validators"

export const POST = route({
  summary: "Takes units back from an order; its line then waits until units are allocated or named again",
  body: releaseUnits,
  answer: orderUnitsChanged,
  codes: ["not_found", "allocation.wrong_order", "unit.wrong_status"],
  handler: async ({ body, params, request, services, container }) => {
    const order = await readOrder(container, params["id"] ?? "")
    const { units } = await services.orders.release(request, { orderId: order.id, unitIds: body.unit_ids, reasonCode: body.reason_code ?? null })
    return { body: await answerChanged(container, services, order, units) }
  },
})
