import { listStoreCredit } from "../../admin/customers/[id]/store-credit/validators"
import { storeCreditAnswer } from "../../answers/store-credit"
import { answerStoreCredit } from "../../present/store-credit"
import { route } from "../../respond"

export const GET = route({
  summary: "The signed-in customer's store credit",
  access: "customer",
  query: listStoreCredit,
  answer: storeCreditAnswer,
  handler: async ({ query, request, services }) => answerStoreCredit(services, request.actor.id, query),
})
