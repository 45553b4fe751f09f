import { redeemStoreCredit } from "../../../../../../workflows/store-credit/redeem-store-credit"
import { storeCreditChange } from "../../../../../answers/store-credit"
import { requireCustomer } from "../../../../../medusa/customers"
import { deedIdOf, minorOf } from "../../../../../money"
import { answerCreditChange } from "../../../../../present/store-credit"
import { route } from "../../../../../respond"
import { redeemStoreCredit as body } from "../validators"

export const POST = route({
  summary: "Redeems store credit for the customer: as a promotion for one cart of hers, or on an order of hers that owes money",
  body,
  answer: storeCreditChange,
  codes: ["not_found", "store_credit.insufficient", "store_credit.order_not_customers", "settlement.above_owed", "order.change_in_progress", "order.busy"],
  handler: async ({ body: { currency_code, amount, order_id }, params, request, services, container }) => {
    const customerId = await requireCustomer(container, params["id"] ?? "")
    const entry = await redeemStoreCredit(container, request, {
      customerId, currencyCode: currency_code, amountMinor: minorOf(amount, currency_code), orderId: order_id ?? null, redemptionId: deedIdOf(request),
    })
    return answerCreditChange(services, entry)
  },
})
