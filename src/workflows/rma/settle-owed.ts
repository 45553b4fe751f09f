import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { toDecimal, toMinor } from "../../domain/common/money"
import { RejectionError, reject } from "../../domain/common/rejection"
import { addCreditLine, type CreditLine } from "./add-credit-line"
import { type Deed, type Fault, NO_FAULT } from "./deed"
import { withFreeOrder } from "./order-change"
import { CREDIT_REFERENCES, type Decimal, type OrderMoney, owedToCustomer, readOrderMoney } from "./order-money"

export interface SettleOwed extends Deed {
  /** `everything`: whatever the order owes now, which may be nothing. `atMost`: so much, or what it owes where that is less. */
  readonly amountMinor: number | "everything" | { readonly atMost: number }
}

export interface SettledOwed {
  readonly settledMinor: number
  readonly currencyCode: string
  readonly replayed: boolean
}

/**
 * The order owes money after a return, and the customer takes it as store credit: a credit line settles it without a
 * payout. Once for its key; grant the credit itself in our ledger. Call it under the order's lock. Throws
 * `settlement.above_owed`.
 */
export const settleWithStoreCredit = (container: MedusaContainer, input: SettleOwed, fault: Fault = NO_FAULT): Promise<SettledOwed> => settle(container, input, CREDIT_REFERENCES.storeCredit, fault)

/** What the shop keeps of a return (a restocking fee): a credit line settles it, so that nothing stays pending. Otherwise as `settleWithStoreCredit`. */
export const keepFee = (container: MedusaContainer, input: SettleOwed, fault: Fault = NO_FAULT): Promise<SettledOwed> => settle(container, input, CREDIT_REFERENCES.fee, fault)

async function settle(container: MedusaContainer, { orderId, key, amountMinor, createdBy }: SettleOwed, reference: CreditLine["reference"], fault: Fault): Promise<SettledOwed> {
  const before = await readOrderMoney(container, orderId)
  const { currencyCode } = before
  const done = before.creditLines.find((line) => line.reference === reference && line.referenceId === key)
  if (done !== undefined) return { settledMinor: -toMinor(done.amount, currencyCode), currencyCode, replayed: true }
  const amount = amountToSettle(before, amountMinor)
  if (MathBN.eq(amount, 0)) return { settledMinor: 0, currencyCode, replayed: false }
  await withFreeOrder(container, orderId, () => addCreditLine(container, { orderId, amount, reference, referenceId: key, createdBy }, fault))
  return { settledMinor: -toMinor(amount, currencyCode), currencyCode, replayed: false }
}

/** Negative: it raises the order's total by what is not paid out. */
function amountToSettle(money: OrderMoney, amountMinor: SettleOwed["amountMinor"]): Decimal {
  const { pending, currencyCode, orderId } = money
  if (amountMinor === "everything") return MathBN.lt(pending, 0) ? pending : "0"
  const owedMinor = owedToCustomer(money)
  if (typeof amountMinor === "object") return String(-toDecimal(Math.min(amountMinor.atMost, owedMinor), currencyCode))
  if (amountMinor > owedMinor) {
    throw new RejectionError(reject("settlement.above_owed", `Order ${orderId} owes ${toDecimal(owedMinor, currencyCode)} ${currencyCode}, not ${toDecimal(amountMinor, currencyCode)}.`, {
      order_id: orderId, currency_code: currencyCode, owed_minor: owedMinor, requested_minor: amountMinor,
    }))
  }
  return String(-toDecimal(amountMinor, currencyCode))
}
