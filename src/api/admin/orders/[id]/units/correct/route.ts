import { orderUnitsChanged } from "../../../../../answers/order-units"
import { readOrder } from "../../../../../medusa/orders"
import { route } from "../../../../../respond"
import { answerChanged } from "../answer-order-units"
import { correctShipment } from "../validators"

export const POST = route({
  summary: "Says that another unit was really shipped than the one recorded; both histories are corrected",
  body: correctShipment,
  answer: orderUnitsChanged,
  codes: ["not_found", "shipment_correction.not_possible", "allocation.wrong_order", "unit.not_found", "unit.ambiguous"],
  handler: async ({ body, params, request, services, container }) => {
    const order = await readOrder(container, params["id"] ?? "")
    const { units } = await services.orders.correctShipment(request, {
      orderId: order.id, shippedUnitId: body.shipped_unit_id, actualSerialNumber: body.actual_serial_number, reasonCode: body.reason_code,
    })
    return { body: await answerChanged(container, services, order, units) }
  },
})
