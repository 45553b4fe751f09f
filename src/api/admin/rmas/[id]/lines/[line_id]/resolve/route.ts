import { rmaAnswer } from "../../../../../../answers/rma"
import { paidForLine } from "../../../../../../medusa/paid-for-line"
import { currentRma } from "../../../../current-rma"
import { route } from "../../../../../../respond"
import { resolveLine } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Decides what the customer gets, and carries it out through Medusa",
  body: resolveLine,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.not_decided", "rma.not_received", "rma.wrong_unit", "rma.wrong_reception", "rma.already_resolved", "rma.already_begun", "rma.already_credited", "rma.already_paid", "rma.no_sale", "rma.passed_on", "rma.advance_not_possible", "rma.amount_not_taken", "refund.above_paid", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const target = { rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "" }
    const { paid, amountMinor } = await paidForLine(container, services, target, body)
    const { summary } = await services.rmas.resolve(request, {
      ...target, resolution: body.resolution, amountMinor, variantId: body.variant_id ?? null, advance: body.advance, paid, expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})
