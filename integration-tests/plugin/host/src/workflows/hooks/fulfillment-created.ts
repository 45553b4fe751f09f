import { Modules } from "@medusajs/framework/utils"
import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { fulfillmentCreated, undoFulfillmentCreated } from "medusa-plugin-aftercare/workflows"

createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(
  async (input, context) => {
    const { fulfillment, additional_data } = input
    const fulfillments = context.container.resolve(Modules.FULFILLMENT)
    await fulfillments.updateFulfillment(fulfillment.id, { metadata: { gift_note: additional_data?.gift_note } })
    return fulfillmentCreated(input, context)
  },
  undoFulfillmentCreated,
)
