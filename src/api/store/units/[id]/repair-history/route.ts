import { storeRepairHistoryAnswer } from "../../../../answers/repair-history"
import { presentStoreRepairHistory } from "../../../../present/repair-history"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The repairs of one of the caller's units, newest first",
  access: "customer_or_guest",
  answer: storeRepairHistoryAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, visitor, services }) => {
    const { unit } = await services.units.getOfVisitor(visitor, params["id"] ?? "")
    return { body: { repair_history: presentStoreRepairHistory(unit.id, await services.repairHistory.get(unit.id)) } }
  },
})
