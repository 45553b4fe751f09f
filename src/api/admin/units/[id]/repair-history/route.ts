import { repairHistoryAnswer } from "../../../../answers/repair-history"
import { presentRepairHistory } from "../../../../present/repair-history"
import { route } from "../../../../respond"

export const GET = route({
  summary: "The repairs of a unit, newest first, with parts, tests, costs and signals, up to this moment",
  answer: repairHistoryAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, services }) => {
    const unitId = params["id"] ?? ""
    return { body: { repair_history: presentRepairHistory(unitId, await services.repairHistory.get(unitId), new Date().toISOString()) } }
  },
})
