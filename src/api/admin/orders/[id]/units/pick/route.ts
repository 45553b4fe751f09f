import { orderUnitsChanged } from "../../../../../answers/order-units"
import { readOrder } from "../../../../../medusa/orders"
import { route } from "../../../../../respond"
import { answerChanged } from "../answer-order-units"
import { pickUnits } from "../validators"

export const POST = route({
  summary: "Verifies by scan what was taken from the shelf for an order; a wrong unit is refused and the right ones are named",
  body: pickUnits,
  answer: orderUnitsChanged,
  codes: ["not_found", "pick.wrong_unit", "unit.held", "unit.wrong_status", "unit.repeated", "unit.ambiguous"],
  handler: async ({ body, params, request, services, container }) => {
    const order = await readOrder(container, params["id"] ?? "")
    const { units } = await services.orders.pick(request, { orderId: order.id, serialNumbers: body.serial_numbers })
    return { body: await answerChanged(container, services, order, units) }
  },
})
