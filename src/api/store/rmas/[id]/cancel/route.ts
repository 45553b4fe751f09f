import { storeRmaAnswer } from "../../../../answers/store-rma"
import { route } from "../../../../respond"
import { answerStoreRma } from "../../answer"
import { cancelStoreRma } from "../../validators"

export const POST = route({
  summary: "Takes a request back, as long as nothing is on its way",
  access: "customer_or_guest",
  body: cancelStoreRma,
  answer: storeRmaAnswer,
  codes: ["not_found", "document.wrong_status", "rma.already_begun"],
  handler: async (context) => {
    const { body, params, request, services, visitor } = context
    const { rma } = await services.rmas.getOfVisitor(visitor, params["id"] ?? "")
    await services.rmas.change(request, { rmaId: rma.id, command: "cancel", reasonCode: body.reason_code ?? "by_customer" })
    return answerStoreRma(context, rma.id)
  },
})
