import { answerQuoteRoute } from "../../../../repair-orders/answer-quote"

export const POST = answerQuoteRoute("decline_quote")
