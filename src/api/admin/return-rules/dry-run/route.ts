import type { z } from "@medusajs/framework/zod"
import type { RuleVerdict } from "../../../../domain/rma/return-rules"
import { dryRunAnswer } from "../../../answers/rma"
import { readBuyer } from "../../../medusa/orders"
import { route, type RouteContext } from "../../../respond"
import { dryRun } from "../validators"

type Body = z.output<typeof dryRun>

export const POST = route({
  summary: "What the rules in force, or these instead, would decide for an RMA, or for a unit if it were sent back now; nothing is written",
  body: dryRun,
  idempotency: "none",
  answer: dryRunAnswer,
  codes: ["not_found", "unit.not_found", "unit.ambiguous"],
  handler: async ({ body, services, container }) => {
    const draft = body.rules?.map(({ enabled: _enabled, reason_code: reasonCode, ...rule }, index) => ({ ...rule, reasonCode, id: `draft_${index + 1}` }))
    const verdicts = body.rma_id !== undefined ? [...await services.rmas.judge(body.rma_id, draft)].map(([lineId, verdict]) => present(lineId, null, verdict)) : [await judgeUnit(body, draft, { services, container })]
    return { body: { verdicts } }
  },
})

async function judgeUnit(body: Body, draft: Parameters<RouteContext<Body, never>["services"]["rmas"]["judgeUnit"]>[2], { services, container }: Pick<RouteContext<Body, never>, "services" | "container">) {
  const unit = await services.rmas.findUnit(body.unit_id !== undefined ? { unitId: body.unit_id } : { serialNumber: body.serial_number ?? "" })
  const buyer = unit.orderId === null ? null : await readBuyer(container, unit.orderId)
  const supposed = { source: body.source, countryCode: buyer?.countryCode ?? null, wish: { reasonCode: body.reason_code ?? "", resolution: body.requested_resolution } }
  return present(null, unit.id, await services.rmas.judgeUnit(unit, supposed, draft))
}

const present = (lineId: string | null, unitId: string | null, { decision, ruleId, reasonCode, reasons }: RuleVerdict) => ({ line_id: lineId, unit_id: unitId, decision, rule_id: ruleId, reason_code: reasonCode, reasons })
