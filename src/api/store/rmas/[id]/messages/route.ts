import { storeRmaAnswer } from "../../../../answers/store-rma"
import { route } from "../../../../respond"
import { answerStoreRma } from "../../answer"
import { messageStoreRma } from "../../validators"

export const POST = route({
  summary: "Answers what the shop asked, with words or photos",
  access: "customer_or_guest",
  body: messageStoreRma,
  answer: storeRmaAnswer,
  codes: ["not_found", "attachment.not_found", "attachment.already_attached"],
  handler: async (context) => {
    const { body, params, request, services, visitor } = context
    const { rma } = await services.rmas.getOfVisitor(visitor, params["id"] ?? "")
    await services.rmas.addNote(request, { rmaId: rma.id, attachmentIds: body.attachment_ids ?? [], ...(body.note ? { note: body.note } : {}) })
    return answerStoreRma(context, rma.id)
  },
})
