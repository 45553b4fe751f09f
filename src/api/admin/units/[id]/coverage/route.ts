import { documentOfCoverage } from "../../../../../domain/warranty/coverage-document"
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
    return { body: { coverage: documentOfCoverage(coverage) } }
  },
})
