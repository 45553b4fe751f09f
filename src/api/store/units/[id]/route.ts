import { storeUnitAnswer } from "../../../answers/store-unit"
import { presentStoreUnits } from "../../../present/store-unit"
import { route } from "../../../respond"

export const GET = route({
  summary: "One of the caller's units",
  access: "customer_or_guest",
  answer: storeUnitAnswer,
  codes: ["unit.not_found"],
  handler: async (context) => {
    const { params, visitor, services } = context
    const [unit] = await presentStoreUnits(context, [await services.units.getOfVisitor(visitor, params["id"] ?? "")])
    return { body: { unit } }
  },
})
