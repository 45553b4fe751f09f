import { answerOfferRoute } from "../../../../answer-offer"

export const POST = answerOfferRoute("accept_offer")
