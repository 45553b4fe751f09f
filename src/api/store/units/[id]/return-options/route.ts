import { CUSTOMER_WISHES, RETURN_REASONS, type ReturnReason } from "../../../../../domain/rma/return-reasons"
import type { HttpReturnOptions } from "../../../../../types/http/store-unit"
import { optionsOf } from "../../../../../workflows/facade"
import { returnOptionsAnswer } from "../../../../answers/return-options"
import { readBuyer } from "../../../../medusa/orders"
import { route } from "../../../../respond"

export const GET = route({
  summary: "Why one of the caller's units may be sent back, what may be wished for then, and what the shop's rules would say today",
  access: "customer_or_guest",
  answer: returnOptionsAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, visitor, services, container }) => {
    const { unit, wasBoughtByVisitor } = await services.units.getOfVisitor(visitor, params["id"] ?? "")
    const reasons = optionsOf(container).portal?.returnReasons ?? RETURN_REASONS
    const wishes = reasons.flatMap((reason) => (reason.resolutions ?? CUSTOMER_WISHES).map((resolution) => ({ reasonCode: reason.code, resolution })))
    const buyer = wasBoughtByVisitor && unit.orderId !== null ? await readBuyer(container, unit.orderId) : null
    const { isReturnable, openRmaId, outcomes } = await services.rmas.optionsOf({ unit, countryCode: buyer?.countryCode ?? null, wishes })
    const judged = wishes.map((wish, index) => ({ ...wish, outcome: outcomes[index] ?? "review" }))
    const answer: HttpReturnOptions = {
      unit_id: unit.id, is_returnable: isReturnable, open_rma_id: openRmaId,
      reasons: reasons.map((reason) => ({ ...presentReason(reason), resolutions: judged.filter(({ reasonCode }) => reasonCode === reason.code).map(({ resolution, outcome }) => ({ resolution, outcome })) })),
    }
    return { body: { return_options: answer } }
  },
})

const presentReason = ({ code, labels = {}, hints = {}, needsPhoto = false, questions = [] }: ReturnReason): Omit<HttpReturnOptions["reasons"][number], "resolutions"> => ({
  code, labels: { ...labels }, hints: { ...hints }, needs_photo: needsPhoto,
  questions: questions.map(({ code: question, texts, choices = [] }) => ({ code: question, texts: { ...texts }, choices: choices.map((choice) => ({ code: choice.code, texts: { ...choice.texts } })) })),
})
