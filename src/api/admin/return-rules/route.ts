import { returnRuleAnswer, returnRuleList } from "../../answers/rma"
import { presentPage } from "../../present/page"
import { presentReturnRule } from "../../present/rma"
import { route } from "../../respond"
import { createReturnRule, listReturnRules } from "./validators"

export const GET = route({
  summary: "The shop's return rules, in the order in which they are tried",
  query: listReturnRules,
  answer: returnRuleList,
  handler: async ({ query: { limit, offset }, services }) => {
    const { rules, count } = await services.rmas.rules.list({ limit, offset })
    return { body: { return_rules: rules.map(presentReturnRule), ...presentPage({ limit, offset, count }) } }
  },
})

export const POST = route({
  summary: "Adds a return rule; the first that matches a line decides it",
  body: createReturnRule,
  status: 201,
  answer: returnRuleAnswer,
  codes: ["return_rule.not_valid"],
  handler: async ({ body: { enabled, reason_code: reasonCode, ...rule }, services }) => ({
    body: { return_rule: presentReturnRule(await services.rmas.rules.create({ ...rule, reasonCode, isEnabled: enabled })) },
  }),
})
