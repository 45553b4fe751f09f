import { unitExceptionAnswer } from "../../../../answers/unit-exception"
import { presentUnitException } from "../../../../present/unit-exception"
import { route } from "../../../../respond"
import { resolveUnitException } from "../../validators"

export const POST = route({
  summary: "Closes an exception case with what was done about it",
  body: resolveUnitException,
  answer: unitExceptionAnswer,
  codes: ["not_found", "exception.resolved"],
  handler: async ({ body: { resolution_code, note }, params, request, services }) => {
    const resolved = await services.exceptions.resolve(request, params["id"] ?? "", { resolutionCode: resolution_code, note })
    return { body: { unit_exception: presentUnitException(resolved) } }
  },
})
