import { storeCreditAnswer } from "../../../../answers/store-credit"
import { requireCustomer } from "../../../../medusa/customers"
import { answerStoreCredit } from "../../../../present/store-credit"
import { route } from "../../../../respond"
import { listStoreCredit } from "./validators"

export const GET = route({
  summary: "A customer's store credit: what she has in each currency, and every entry it is the sum of, newest first",
  query: listStoreCredit,
  answer: storeCreditAnswer,
  codes: ["not_found"],
  handler: async ({ params, query, services, container }) => answerStoreCredit(services, await requireCustomer(container, params["id"] ?? ""), query),
})
