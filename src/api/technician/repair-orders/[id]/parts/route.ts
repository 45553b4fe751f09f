import { linePartsAnswer } from "../../../../answers/bench"
import { itemNames } from "../../../../medusa/parts"
import { presentLinePart } from "../../../../present/bench"
import { route } from "../../../../respond"

export const GET = route({
  summary: "What the parts of a repair order's lines are called, and their serial numbers",
  access: "technician",
  answer: linePartsAnswer,
  codes: ["not_found"],
  handler: async ({ params, request: { actor }, services, container }) => {
    const { order } = await services.repairs.get(actor, params["id"] ?? "")
    const parts = await services.repairs.lineParts(order.id)
    const names = await itemNames(container, parts.flatMap(({ inventoryItemId }) => inventoryItemId ?? []))
    return { body: { parts: parts.map((part) => presentLinePart(part, names)) } }
  },
})
