import type { MedusaContainer } from "@medusajs/framework/types"
import { createOrUpdateOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { assert } from "../../domain/common/assert"
import { toDecimal } from "../../domain/common/money"
import { addCreditLine } from "./add-credit-line"
import { type Deed, type Fault, NO_FAULT } from "./deed"
import { withFreeOrder } from "./order-change"
import { CREDIT_REFERENCES, type OrderMoney, owedByCustomer, readOrderMoney } from "./order-money"

export interface ChargeOrder extends Deed {
  readonly amountMinor: number
}

export interface OrderCharge {
  /** Where the customer pays; null when the order owed her at least as much. */
  readonly paymentCollectionId: string | null
  /** True: nobody was charged, the customer must pay the collection. */
  readonly payable: boolean
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
  const charged = await readOrderMoney(container, orderId)
  const owedMinor = owedByCustomer(charged)
  // Convergent: the open collection takes what is owed now.
  if (owedMinor > 0) await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id: orderId } })
  const [open] = (await readOrderMoney(container, orderId)).openCollections
  const paymentCollectionId = owedMinor > 0 ? open?.id ?? null : null
  return { paymentCollectionId, payable: paymentCollectionId !== null, charged: false, owedMinor, currencyCode: charged.currencyCode, replayed: isReplay }
}

const isCharged = ({ creditLines }: OrderMoney, key: string): boolean => creditLines.some(({ reference, referenceId }) => reference === CREDIT_REFERENCES.charge && referenceId === key)
