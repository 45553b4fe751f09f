import { deleted } from "../../../answers/common"
import { returnRuleAnswer } from "../../../answers/rma"
import { presentReturnRule } from "../../../present/rma"
import { route } from "../../../respond"
import { updateReturnRule } from "../validators"

export const GET = route({
  summary: "One return rule",
  answer: returnRuleAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { return_rule: presentReturnRule(await services.rmas.rules.get(params["id"] ?? "")) } }),
})

export const POST = route({
  summary: "Changes a return rule; what it decided before keeps its reasons",
  body: updateReturnRule,
  answer: returnRuleAnswer,
  codes: ["not_found", "conflict.stale", "return_rule.not_valid"],
  current: async ({ params, services }) => presentReturnRule(await services.rmas.rules.get(params["id"] ?? "")),
  handler: async ({ body: { enabled, reason_code: reasonCode, expected_version: expectedVersion, ...rule }, params, services }) => ({
    body: { return_rule: presentReturnRule(await services.rmas.rules.update(params["id"] ?? "", { ...rule, reasonCode, isEnabled: enabled }, expectedVersion)) },
  }),
})

export const DELETE = route({
  summary: "Removes a return rule; switch it off instead to keep it",
  answer: deleted,
  codes: ["not_found"],
  handler: async ({ params, services }) => {
    await services.rmas.rules.remove(params["id"] ?? "")
    return { body: { id: params["id"] ?? "", object: "return_rule", deleted: true } }
  },
})
