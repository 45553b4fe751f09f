import type { MedusaContainer } from "@medusajs/framework/types"
import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { assert } from "../../domain/common/assert"
import { toDecimal, toMinor } from "../../domain/common/money"
import { addCreditLine } from "./add-credit-line"
import { chargeSavedMethod } from "./charge-saved-method"
import { type Deed, type Fault, NO_FAULT } from "./deed"
import { withFreeOrder } from "./order-change"
import { CREDIT_REFERENCES, type OrderMoney, owedByCustomer, readOrderMoney } from "./order-money"
import { paymentsOf } from "./payment-module"

export interface ChargeOrder extends Deed {
  readonly amountMinor: number
}

export interface OrderCharge {
  /** Where the customer pays; null when she was charged, or owes nothing that is not authorized already. */
  readonly paymentCollectionId: string | null
  /** True: nobody was charged, the customer must pay the collection. */
  readonly payable: boolean
  /** True: a payment method she had saved was charged. */
  readonly charged: boolean
  /** What the whole order owes now. */
  readonly owedMinor: number
  readonly currencyCode: string
  readonly replayed: boolean
}

/**
 * The customer owes an amount beside the order's lines: the unit of an advance replacement never came back. A negative
 * credit line raises the order's total, and a payment collection takes the money. An edit of the order would instead add
 * a line that waits for ever to be fulfilled. Once for its key; call it under the order's lock.
 */
export async function chargeOrder(container: MedusaContainer, { orderId, amountMinor, key, createdBy }: ChargeOrder, fault: Fault = NO_FAULT): Promise<OrderCharge> {
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, "a charge is a whole number of minor units above zero")
  const before = await readOrderMoney(container, orderId)
  const isReplay = isCharged(before, key)
  if (!isReplay) {
    const amount = String(-toDecimal(amountMinor, before.currencyCode))
    await withFreeOrder(container, orderId, () => addCreditLine(container, { orderId, amount, reference: CREDIT_REFERENCES.charge, referenceId: key, createdBy }, fault))
  }
  await fault("charged")
  return takePayment(container, { orderId, key }, isReplay, fault)
}

async function takePayment(container: MedusaContainer, deed: Pick<Deed, "orderId" | "key">, replayed: boolean, fault: Fault): Promise<OrderCharge> {
  const money = await readOrderMoney(container, deed.orderId)
  const { currencyCode } = money
  // What is authorized will be captured anyway; core's own workflow would throw that authorization away.
  const dueMinor = owedByCustomer(money) - toMinor(money.authorized, currencyCode)
  const paymentCollectionId = dueMinor > 0 ? await openCollection(container, money, dueMinor) : null
  await fault("collection_opened")
  const charged = await chargeSavedMethod(container, { ...deed, customerId: money.customerId, currencyCode, paymentCollectionId, amountMinor: dueMinor }, fault)
  const owedMinor = charged ? owedByCustomer(await readOrderMoney(container, deed.orderId)) : owedByCustomer(money)
  return { paymentCollectionId: charged ? null : paymentCollectionId, payable: paymentCollectionId !== null && !charged, charged, owedMinor, currencyCode, replayed }
}

/** Convergent: an open collection takes what is due now. */
async function openCollection(container: MedusaContainer, { orderId, currencyCode, openCollections: [open] }: OrderMoney, dueMinor: number): Promise<string | null> {
  const amount = toDecimal(dueMinor, currencyCode)
  if (open !== undefined) {
    await paymentsOf(container).updatePaymentCollections(open.id, { amount })
    return open.id
  }
  await createOrderPaymentCollectionWorkflow(container).run({ input: { order_id: orderId, amount } })
  return (await readOrderMoney(container, orderId)).openCollections[0]?.id ?? null
}

const isCharged = ({ creditLines }: OrderMoney, key: string): boolean => creditLines.some(({ reference, referenceId }) => reference === CREDIT_REFERENCES.charge && referenceId === key)
