import { redeemStoreCredit } from "../../../../workflows/store-credit/redeem-store-credit"
import { redeemStoreCredit as body } from "../../../admin/customers/[id]/store-credit/validators"
import { storeCreditChange } from "../../../answers/store-credit"
import { deedIdOf, minorOf } from "../../../money"
import { answerCreditChange } from "../../../present/store-credit"
import { route } from "../../../respond"

export const POST = route({
  summary: "Redeems the signed-in customer's store credit: as a promotion for one cart, or on an order of hers that owes money",
  access: "customer",
  body,
  answer: storeCreditChange,
  codes: ["not_found", "store_credit.insufficient", "store_credit.order_not_customers", "settlement.above_owed", "order.change_in_progress", "order.busy"],
  handler: async ({ body: { currency_code, amount, order_id }, request, services, container }) => {
    const entry = await redeemStoreCredit(container, request, {
      customerId: request.actor.id, currencyCode: currency_code, amountMinor: minorOf(amount, currency_code), orderId: order_id ?? null, redemptionId: deedIdOf(request),
    })
    return answerCreditChange(services, entry)
  },
})
