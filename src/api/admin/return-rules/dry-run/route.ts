import { dryRunAnswer } from "../../../answers/rma"
import { route } from "../../../respond"
import { dryRun } from "../validators"

export const POST = route({
  summary: "What the rules in force, or these instead, would decide for an RMA; nothing is written",
  body: dryRun,
  idempotency: "none",
  answer: dryRunAnswer,
  codes: ["not_found"],
  handler: async ({ body: { rma_id: rmaId, rules }, services }) => {
    const draft = rules?.map(({ enabled: _enabled, reason_code: reasonCode, ...rule }, index) => ({ ...rule, reasonCode, id: `draft_${index + 1}` }))
    const verdicts = await services.rmas.judge(rmaId, draft)
    return { body: { verdicts: [...verdicts].map(([lineId, verdict]) => ({ line_id: lineId, decision: verdict.decision, rule_id: verdict.ruleId, reason_code: verdict.reasonCode, reasons: verdict.reasons })) } }
  },
})
