import { storeRmaAnswer } from "../../../answers/store-rma"
import { route } from "../../../respond"
import { answerStoreRma } from "../answer"

export const GET = route({
  summary: "One of the caller's returns, with what happened to it",
  access: "customer_or_guest",
  answer: storeRmaAnswer,
  codes: ["not_found"],
  handler: (context) => answerStoreRma(context, context.params["id"] ?? ""),
})
