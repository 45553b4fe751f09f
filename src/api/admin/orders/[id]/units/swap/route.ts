import { orderUnitsChanged } from "../../../../../answers/order-units"
import { readOrder } from "../../../../../medusa/orders"
import { route } from "../../../../../respond"
import { answerChanged } from "../answer-order-units"
import { swapUnits } from "../validators"

export const POST = route({
  summary: "Puts a free unit in the place of one that is promised to the order",
  body: swapUnits,
  answer: orderUnitsChanged,
  codes: ["not_found", "swap.same_unit", "swap.not_possible", "allocation.wrong_order", "unit.not_found", "unit.not_available", "unit.held"],
  handler: async ({ body, params, request, services, container }) => {
    const order = await readOrder(container, params["id"] ?? "")
    const { units } = await services.orders.swap(request, {
      orderId: order.id, fromUnitId: body.from_unit_id, toUnitId: body.to_unit_id, reasonCode: body.reason_code,
    })
    return { body: await answerChanged(container, services, order, units) }
  },
})
