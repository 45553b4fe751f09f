import type { MedusaContainer } from "@medusajs/framework/types"
import { toDecimal, toMinor } from "../../domain/common/money"
import { RejectionError, reject } from "../../domain/common/rejection"
import { addCreditLine } from "./add-credit-line"
import { type Deed, type Fault, NO_FAULT } from "./deed"
import { withFreeOrder } from "./order-change"
import { CREDIT_REFERENCES, owedByCustomer, readOrderMoney } from "./order-money"
import type { SettledOwed } from "./settle-owed"

export interface PayWithCredit extends Deed {
  readonly amountMinor: number
}

/**
 * The customer pays what she owes on an order with store credit: a credit line that lowers the order's total. Once for
 * its key; call it under the order's lock, after the credit was taken from her account. Throws `settlement.above_owed`.
 */
export async function payWithCredit(container: MedusaContainer, { orderId, amountMinor, key, createdBy }: PayWithCredit, fault: Fault = NO_FAULT): Promise<SettledOwed> {
  const money = await readOrderMoney(container, orderId)
  const { currencyCode } = money
  const done = money.creditLines.find(({ reference, referenceId }) => reference === CREDIT_REFERENCES.storeCredit && referenceId === key)
  if (done !== undefined) return { settledMinor: toMinor(done.amount, currencyCode), currencyCode, replayed: true }
  const owedMinor = owedByCustomer(money)
  if (amountMinor > owedMinor) {
    throw new RejectionError(reject("settlement.above_owed", `The customer owes ${toDecimal(owedMinor, currencyCode)} ${currencyCode} on order ${orderId}, not ${toDecimal(amountMinor, currencyCode)}.`, {
      order_id: orderId, currency_code: currencyCode, owed_minor: owedMinor, requested_minor: amountMinor,
    }))
  }
  const amount = String(toDecimal(amountMinor, currencyCode))
  await withFreeOrder(container, orderId, () => addCreditLine(container, { orderId, amount, reference: CREDIT_REFERENCES.storeCredit, referenceId: key, createdBy }, fault))
  return { settledMinor: amountMinor, currencyCode, replayed: false }
}
