import type { CustomerLineAction } from "../../../domain/rma/commands"
import { storeRmaAnswer } from "../../answers/store-rma"
import { route, type RouteHandler } from "../../respond"
import { answerStoreRma } from "./answer"
import { answerOffer } from "./validators"

const SUMMARY: { readonly [answer in CustomerLineAction]: string } = {
  accept_offer: "Accepts what is offered in the unit's place; saying so again changes nothing",
  decline_offer: "Declines what is offered in the unit's place; the earlier wish holds again",
}

/** The customer's yes or no to an offer on a return of hers. */
export const answerOfferRoute = (answer: CustomerLineAction): RouteHandler => route({
  summary: SUMMARY[answer],
  access: "customer_or_guest",
  body: answerOffer,
  answer: storeRmaAnswer,
  codes: ["not_found", "rma.ended", "rma.no_offer", "rma.offer_ended"],
  handler: async (context) => {
    const { body, params, request, services, visitor } = context
    const { rma } = await services.rmas.getOfVisitor(visitor, params["id"] ?? "")
    await services.rmas.answerOffer(request, { rmaId: rma.id, lineId: params["line_id"] ?? "", answer, offerId: body.offer_id ?? null, ...(body.note ? { note: body.note } : {}) })
    return answerStoreRma(context, rma.id)
  },
})
