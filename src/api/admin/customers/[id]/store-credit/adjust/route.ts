import { storeCreditChange } from "../../../../../answers/store-credit"
import { requireCustomer } from "../../../../../medusa/customers"
import { deedIdOf, minorOf } from "../../../../../money"
import { answerCreditChange } from "../../../../../present/store-credit"
import { route } from "../../../../../respond"
import { adjustStoreCredit } from "../validators"

export const POST = route({
  summary: "Gives or takes store credit by hand, with a reason; never below zero",
  body: adjustStoreCredit,
  answer: storeCreditChange,
  codes: ["not_found", "store_credit.insufficient"],
  handler: async ({ body, params, request, services, container }) => {
    const customerId = await requireCustomer(container, params["id"] ?? "")
    const entry = await services.credits.adjust(request, {
      customerId, currencyCode: body.currency_code, amountMinor: minorOf(body.amount, body.currency_code), reasonCode: body.reason_code, note: body.note, adjustmentId: deedIdOf(request),
    })
    return answerCreditChange(services, entry)
  },
})
