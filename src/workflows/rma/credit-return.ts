import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { beginReturnOrderWorkflow, confirmReturnRequestWorkflow, requestItemReturnWorkflow } from "@medusajs/medusa/core-flows"
import { toDecimal, toMinorDown } from "../../domain/common/money"
import { AFTERCARE_KEY, type Deed, type Fault, keyIn, NO_FAULT } from "./deed"
import { freeFromChange, withFreeOrder } from "./order-change"
import { ordersOf } from "./order-module"
import { type Decimal, decimalOf, isDust, owedToCustomer, readOrderMoney } from "./order-money"
import { ensureLevels, type LineQuantity, type RaisedStock, stockOfLines } from "./quarantine-levels"
import { readPaidAmounts } from "./read-paid-amounts"
import { receiveReturn } from "./receive-return"
import { readReturns } from "./read-documents"

export interface CreditReturn extends Deed {
  readonly items: readonly LineQuantity[]
  readonly quarantineLocationId: string
}

export interface CreditedReturn {
  readonly returnId: string
  readonly currencyCode: string
  /** The price of the returned units: what the order's total fell by, in minor units whose sum over all returns is the price of the line. */
  readonly creditedMinor: number
  /** What we owe the customer now, over the whole order: an unpaid rest lowers it, an earlier unsettled return raises it. */
  readonly owedMinor: number
  /** What core added to the levels at the quarantine location. */
  readonly stockRaised: readonly RaisedStock[]
  readonly replayed: boolean
}

const PENDING_BEFORE = "aftercare_pending_before"
const PRICE = "aftercare_price_minor"
const CREDITED = "aftercare_credited_minor"

/**
 * Core's return and its receipt in one run, into the quarantine location: credits the order and raises the levels
 * there. Exactly once for its key. Call it under the order's lock, when the units are in our custody; give the owner of
 * a unit back to the shop by `take_over` without a posting, since core has counted it.
 */
export async function creditReturn(container: MedusaContainer, input: CreditReturn, fault: Fault = NO_FAULT): Promise<CreditedReturn> {
  const { orderId, items, key } = input
  const known = await findReturn(container, orderId, key)
  const returnId = known ?? await requestReturn(container, input, fault)
  await fault("return_requested")
  const { stockRaised, replayed } = await receiveReturn(container, { returnId, items, key, createdBy: input.createdBy ?? null }, fault)
  const creditedMinor = await keepCredited(container, orderId, returnId)
  const money = await readOrderMoney(container, orderId)
  return { returnId, currencyCode: money.currencyCode, creditedMinor, owedMinor: owedToCustomer(money), stockRaised, replayed }
}

/** The requested or received return of this key. One whose request was never confirmed is thrown away. */
async function findReturn(container: MedusaContainer, orderId: string, key: string): Promise<string | null> {
  const orders = ordersOf(container)
  const returns = (await readReturns(container, { order_id: orderId })).filter(({ metadata, canceled_at }) => keyIn(metadata) === key && canceled_at == null)
  const [kept] = returns.filter(({ status }) => status !== "open")
  if (kept !== undefined) return kept.id
  if (returns.length > 0) {
    await freeFromChange(container, orderId)
    await orders.softDeleteReturns(returns.map(({ id }) => id))
  }
  return null
}

async function requestReturn(container: MedusaContainer, { orderId, items, quarantineLocationId, key, createdBy = null }: CreditReturn, fault: Fault): Promise<string> {
  const stock = await stockOfLines(container, orderId, items)
  await ensureLevels(container, stock.map(({ inventoryItemId }) => inventoryItemId), quarantineLocationId)
  return withFreeOrder(container, orderId, async () => {
    const { pending } = await readOrderMoney(container, orderId)
    const price = await priceOf(container, orderId, items)
    const { result: change } = await beginReturnOrderWorkflow(container).run({
      input: { order_id: orderId, location_id: quarantineLocationId, created_by: createdBy, metadata: { [AFTERCARE_KEY]: key, [PENDING_BEFORE]: pending, [PRICE]: price } },
    })
    const { return_id: returnId } = change as typeof change & { readonly return_id: string }
    await fault("return_begun")
    await requestItemReturnWorkflow(container).run({ input: { return_id: returnId, items: items.map(({ lineItemId, quantity }) => ({ id: lineItemId, quantity })) } })
    await fault("items_requested")
    await confirmReturnRequestWorkflow(container).run({ input: { return_id: returnId, ...(createdBy === null ? {} : { confirmed_by: createdBy }) } })
    return returnId
  })
}

/** What was paid for the units that come back now: those of each line that follow the ones returned before. */
async function priceOf(container: MedusaContainer, orderId: string, items: readonly LineQuantity[]): Promise<number> {
  const { lines } = await readPaidAmounts(container, orderId)
  return items.reduce((total, { lineItemId, quantity }) => {
    const line = lines.find((candidate) => candidate.lineItemId === lineItemId)
    const units = line?.units.slice(line.returnedQuantity, line.returnedQuantity + quantity) ?? []
    return total + units.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  }, 0)
}

/** Read once, right after the receipt, and kept with the return: later changes of the order must not change it. */
async function keepCredited(container: MedusaContainer, orderId: string, returnId: string): Promise<number> {
  const [found] = await readReturns(container, { id: returnId })
  const metadata = found?.metadata ?? {}
  if (typeof metadata[CREDITED] === "number") return metadata[CREDITED]
  const { pending, currencyCode } = await readOrderMoney(container, orderId)
  const credited = MathBN.sub(decimalOf(metadata[PENDING_BEFORE]), pending).toString()
  const creditedMinor = agreeing(credited, metadata[PRICE], currencyCode)
  await ordersOf(container).updateReturns([{ id: returnId, metadata: { ...metadata, [CREDITED]: creditedMinor } }])
  return creditedMinor
}

/** The order's own number decides; the price of the units only says how its fraction of a minor unit is rounded. */
function agreeing(credited: Decimal, price: unknown, currencyCode: string): number {
  if (typeof price === "number" && isDust(MathBN.sub(credited, toDecimal(price, currencyCode)).toString(), currencyCode)) return price
  return toMinorDown(credited, currencyCode)
}
