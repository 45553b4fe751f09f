import { commandsFrom } from "../../../../../domain/common/transition"
import { documentOfCoverage, documentOfEntitlement } from "../../../../../domain/warranty/coverage-document"
import { ENTITLEMENT_TRANSITIONS } from "../../../../../domain/warranty/entitlement-commands"
import { route } from "../../../../respond"
import { coverageAnswer } from "./answers"
import { coverageQuestion } from "./validators"

export const GET = route({
  summary: "Is this unit covered on that day, for this cost and cause, and why?",
  query: coverageQuestion,
  answer: coverageAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, query, services }) => {
    const coverage = await services.warranty.coverage({ unitId: params["id"] ?? "", ...query })
    const entitlements = coverage.entitlements.map((entitlement) => ({ ...documentOfEntitlement(entitlement, coverage.asOf), available_actions: commandsFrom(ENTITLEMENT_TRANSITIONS, entitlement.status) }))
    return { body: { coverage: { ...documentOfCoverage(coverage), entitlements } } }
  },
})
