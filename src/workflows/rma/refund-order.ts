import type { IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules, PaymentEvents } from "@medusajs/framework/utils"
import { assert } from "../../domain/common/assert"
import { toDecimal, toMinor } from "../../domain/common/money"
import { RejectionError, reject } from "../../domain/common/rejection"
import { reasonOf } from "../facade"
import { addCreditLine } from "./add-credit-line"
import { AFTERCARE_KEY, type Deed, type Fault, NO_FAULT } from "./deed"
import { withFreeOrder } from "./order-change"
import { CREDIT_REFERENCES, type Decimal, type OrderMoney, type PaymentFacts, readOrderMoney, type RefundFacts, refundableOf } from "./order-money"
import { ordersOf } from "./order-module"
import { type PaymentModule, paymentsOf } from "./payment-module"

export interface RefundOrder extends Deed {
  readonly amountMinor: number
  /** For the agents, in Medusa's own screens. */
  readonly note?: string | null
}

export interface OrderRefund {
  readonly refundIds: readonly string[]
  readonly refundedMinor: number
  readonly currencyCode: string
  readonly replayed: boolean
}

/** In a refund's metadata, once the order's books agree with it. */
const SETTLED = "aftercare_settled"

/**
 * Pays an amount back over the order's captured payments, oldest first, exactly once for its key, before or after a
 * return. What the order does not owe yet becomes a credit line, as with core's own refund. Call it under the order's
 * lock. Throws `refund.above_paid` before anything is paid, and `refund.declined` when the provider does not pay: what
 * other payments gave until then stands, and the next try pays the rest.
 *
 * Not core's `refundPaymentWorkflow`: it pays first and then fails when the order is being changed or was canceled, and
 * its repetition would pay again.
 */
export async function refundOrder(container: MedusaContainer, input: RefundOrder, fault: Fault = NO_FAULT): Promise<OrderRefund> {
  const { orderId, key, amountMinor } = input
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, "a refund is a whole number of minor units above zero")
  const before = await readOrderMoney(container, orderId)
  const done = refundsOf(before, key)
  const isReplay = done.every(({ refund }) => refund.metadata?.[SETTLED] === true) && sumOf(done, before) >= amountMinor
  if (!isReplay) {
    requireRefundable(before, amountMinor - sumOf(done, before))
    await withFreeOrder(container, orderId, async () => {
      for (const { payment, refund } of done) await finish(container, before, payment, refund, fault)
      for (const part of partsOf(before, amountMinor - sumOf(done, before))) await pay(container, input, before, part, fault)
    })
  }
  const after = await readOrderMoney(container, orderId)
  const refunds = refundsOf(after, key)
  return { refundIds: refunds.map(({ refund }) => refund.id), refundedMinor: sumOf(refunds, after), currencyCode: after.currencyCode, replayed: isReplay }
}

interface KeyedRefund {
  readonly payment: PaymentFacts
  readonly refund: RefundFacts
}

interface Part {
  readonly payment: PaymentFacts
  readonly amountMinor: number
}

const refundsOf = ({ payments }: OrderMoney, key: string): KeyedRefund[] => payments.flatMap((payment) => payment.refunds.filter((refund) => refund.key === key).map((refund) => ({ payment, refund })))
const sumOf = (refunds: readonly KeyedRefund[], { currencyCode }: OrderMoney): number => refunds.reduce((total, { refund }) => total + toMinor(refund.amount, currencyCode), 0)

function requireRefundable({ orderId, payments, currencyCode }: OrderMoney, missingMinor: number): void {
  const refundableMinor = payments.reduce((total, payment) => total + refundableOf(payment, currencyCode), 0)
  if (missingMinor <= refundableMinor) return
  throw new RejectionError(reject("refund.above_paid", `Order ${orderId} has ${toDecimal(refundableMinor, currencyCode)} ${currencyCode} left to refund, not ${toDecimal(missingMinor, currencyCode)}.`, {
    order_id: orderId, currency_code: currencyCode, refundable_minor: refundableMinor, requested_minor: missingMinor,
  }))
}

function partsOf({ payments, currencyCode }: OrderMoney, missingMinor: number): Part[] {
  let left = missingMinor
  return payments.flatMap((payment) => {
    const amountMinor = Math.min(left, refundableOf(payment, currencyCode))
    left -= amountMinor
    return amountMinor > 0 ? [{ payment, amountMinor }] : []
  })
}

async function pay(container: MedusaContainer, { key, createdBy, note }: RefundOrder, { orderId, currencyCode }: OrderMoney, { payment, amountMinor }: Part, fault: Fault): Promise<void> {
  const module = paymentsOf(container)
  try {
    // Medusa writes its row first, asks the provider under the row's id, and takes the row back when it declines.
    await module.refundPayment({
      payment_id: payment.id, amount: toDecimal(amountMinor, currencyCode), metadata: { [AFTERCARE_KEY]: key }, ...(createdBy ? { created_by: createdBy } : {}), ...(note ? { note } : {}),
    })
  } catch (error) {
    throw declined(orderId, payment, error)
  }
  await fault("paid")
  const money = await readOrderMoney(container, orderId)
  for (const { payment: paid, refund } of refundsOf(money, key)) if (paid.id === payment.id) await settle(container, money, paid, refund, fault)
}

/** A refund of this key that an earlier try left. Whether its provider was asked nobody knows, so it is asked again, under the same idempotency key. */
async function finish(container: MedusaContainer, money: OrderMoney, payment: PaymentFacts, refund: RefundFacts, fault: Fault): Promise<void> {
  if (refund.metadata?.[SETTLED] === true) return
  if (!money.bookedRefundIds.has(refund.id)) await askAgain(paymentsOf(container), money, payment, refund)
  await settle(container, await readOrderMoney(container, money.orderId), payment, refund, fault)
}

async function askAgain(module: PaymentModule, { orderId }: OrderMoney, payment: PaymentFacts, refund: RefundFacts): Promise<void> {
  try {
    await module.refundPaymentFromProvider_({ id: payment.id, provider_id: payment.providerId, data: payment.data }, { id: refund.id, raw_amount: { value: refund.amount } })
  } catch (error) {
    await module.deleteRefunds([refund.id])
    throw declined(orderId, payment, error)
  }
}

const declined = (orderId: string, payment: PaymentFacts, error: unknown): RejectionError =>
  new RejectionError(reject("refund.declined", `The provider of payment ${payment.id} declined the refund: ${reasonOf(error)}`, { order_id: orderId, payment_id: payment.id, provider_id: payment.providerId }))

/** Brings a paid refund into the order's books, each step once for the refund's id. */
async function settle(container: MedusaContainer, money: OrderMoney, payment: PaymentFacts, refund: RefundFacts, fault: Fault): Promise<void> {
  const { orderId, currencyCode } = money
  if (refund.metadata?.[SETTLED] === true) return
  if (!money.bookedRefundIds.has(refund.id)) {
    await ordersOf(container).addOrderTransactions([{ order_id: orderId, amount: MathBN.mult(refund.amount, -1).toString(), currency_code: currencyCode, reference: "refund", reference_id: refund.id }])
  }
  await fault("booked")
  const { pending, creditLines, isCanceled } = await readOrderMoney(container, orderId)
  const credit = creditFor(pending, refund.amount)
  const isCredited = creditLines.some(({ reference, referenceId }) => reference === CREDIT_REFERENCES.refund && referenceId === refund.id)
  if (!isCredited && !isCanceled && credit !== null) {
    await addCreditLine(container, { orderId, amount: credit, reference: CREDIT_REFERENCES.refund, referenceId: refund.id }, fault)
  }
  await fault("credited")
  await paymentsOf(container).updateRefunds([{ id: refund.id, metadata: { ...refund.metadata, [SETTLED]: true } }])
  await container.resolve<IEventBusModuleService>(Modules.EVENT_BUS).emit({ name: PaymentEvents.REFUNDED, data: { id: payment.id } })
}

/** What of a refund the order did not owe, from what is pending after it; null for nothing. */
export function creditFor(pendingAfter: Decimal, refunded: Decimal): Decimal | null {
  if (MathBN.lte(pendingAfter, 0)) return null
  return MathBN.gte(pendingAfter, refunded) ? refunded : pendingAfter
}
