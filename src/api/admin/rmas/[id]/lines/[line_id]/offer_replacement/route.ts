import { addDays, dateInZone, endOfDay, type Zone } from "../../../../../../../domain/common/calendar"
import { OFFER_DAYS_MAX } from "../../../../../../../domain/rma/offers"
import { rmaAnswer } from "../../../../../../answers/rma"
import { requireVariantTitle } from "../../../../../../medusa/variant-titles"
import { minorOf } from "../../../../../../money"
import { currentRma } from "../../../../current-rma"
import { refuseRequest, route } from "../../../../../../respond"
import { offerReplacement } from "../../../../validators"
import { answerLine } from "../answer-line"

export const POST = route({
  summary: "Offers the customer another product in the unit's place, to accept or decline until a day",
  body: offerReplacement,
  answer: rmaAnswer,
  codes: ["not_found", "rma.ended", "rma.expired", "rma.offer_open", "rma.offer_too_late", "rma.wrong_unit", "rma.line_canceled", "rma.not_decided", "rma.already_resolved", "rma.already_begun", "rma.already_credited", "rma.no_customer", "conflict.stale"],
  current: currentRma,
  handler: async ({ body, params, request, services, container }) => {
    const credit = body.credit_amount === undefined || body.currency_code === undefined ? null : { amountMinor: minorOf(body.credit_amount, body.currency_code, "credit_amount"), currencyCode: body.currency_code }
    const { title, thumbnail } = await requireVariantTitle(container, body.variant_id)
    const { summary } = await services.rmas.offer(request, {
      rmaId: params["id"] ?? "", lineId: params["line_id"] ?? "", variantId: body.variant_id, title, thumbnail, credit,
      expiresAt: body.expires_on === undefined ? null : endOfOffer(body.expires_on, services.rmas.zone), expectedVersion: body.expected_version, ...(body.note ? { note: body.note } : {}),
    })
    return answerLine(container, services, String(summary["rma_id"]))
  },
})

function endOfOffer(expiresOn: string, zone: Zone): string {
  const latest = addDays(dateInZone(new Date().toISOString(), zone), OFFER_DAYS_MAX)
  if (expiresOn > latest) throw refuseRequest("expires_on", `An offer holds for ${OFFER_DAYS_MAX} days at most: until ${latest}.`)
  return endOfDay(expiresOn, zone)
}
