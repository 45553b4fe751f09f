import { answerOfferRoute } from "../../../../answer-offer"

export const POST = answerOfferRoute("decline_offer")
