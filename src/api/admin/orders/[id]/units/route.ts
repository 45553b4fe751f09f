import { orderUnitsAnswer } from "../../../../answers/order-units"
import { route } from "../../../../respond"
import { answerOrderUnits } from "./answer-order-units"

export const GET = route({
  summary: "The serialized lines of an order with their units",
  answer: orderUnitsAnswer,
  codes: ["not_found"],
  handler: async ({ params, services, container }) => ({ body: await answerOrderUnits(container, services, params["id"] ?? "") }),
})
