import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { beginExchangeOrderWorkflow, confirmExchangeRequestWorkflow, orderExchangeAddNewItemWorkflow, orderExchangeRequestItemReturnWorkflow } from "@medusajs/medusa/core-flows"
import { assert } from "../../domain/common/assert"
import { toDecimal, toMinor } from "../../domain/common/money"
import { RejectionError, reject } from "../../domain/common/rejection"
import { syncOrderWorkflow } from "../order/sync-order"
import { AFTERCARE_KEY, type Deed, type Fault, keyIn, NO_FAULT } from "./deed"
import { freeFromChange, withFreeOrder } from "./order-change"
import { decimalOf, readOrderMoney } from "./order-money"
import { type ExchangeRow, ordersOf } from "./order-module"
import { ensureLevels, type RaisedStock, stockOfLines } from "./quarantine-levels"
import { readExchanges, readReturns } from "./read-documents"
import { receiveReturn } from "./receive-return"
import { reserveLine, stockRejection } from "./reserve-line"

export interface ExchangeLine extends Deed {
  readonly lineItemId: string
  readonly variantId: string
  /** Where the old unit will be received. */
  readonly quarantineLocationId: string
  /** Of the new unit, where it is not the catalogue's. */
  readonly unitPriceMinor?: number | undefined
  readonly locationId?: string | undefined
}

export interface LineExchange {
  readonly exchangeId: string
  /** Requested at once; receive it with `receiveExchangeReturn` when the unit has come. */
  readonly returnId: string
  /** The order line that sends the new unit. */
  readonly lineItemId: string
  readonly currencyCode: string
  /** Positive: the customer owes it more than before. Negative: refund it, or settle it with store credit. */
  readonly differenceMinor: number
  /** Where the customer pays what the whole order owes; null when she owes nothing. */
  readonly paymentCollectionId: string | null
  readonly replayed: boolean
}

const PENDING_BEFORE = "aftercare_pending_before"
const DIFFERENCE = "aftercare_difference_minor"

/**
 * The customer gets another variant for one unit of a line: an exchange of Medusa whose inbound return is requested at
 * once into quarantine. Exactly once for its key; call it under the order's lock. Throws `replacement.out_of_stock` and
 * `order.change_in_progress`.
 */
export async function exchangeLine(container: MedusaContainer, input: ExchangeLine, fault: Fault = NO_FAULT): Promise<LineExchange> {
  const { orderId, key } = input
  const known = await findExchange(container, orderId, key)
  const exchange = known ?? await makeExchange(container, input, fault)
  await fault("exchange_confirmed")
  const lineItemId = exchange.additional_items?.[0]?.item_id
  assert(lineItemId !== undefined && exchange.return_id, "a confirmed exchange sends a unit and expects one")
  await reserveLine(container, { orderId, lineItemId, locationId: known === null ? input.locationId : undefined })
  await fault("reserved")
  const differenceMinor = await keepDifference(container, exchange)
  await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
  const { currencyCode, openCollections } = await readOrderMoney(container, orderId)
  const [open] = openCollections.filter(({ amount }) => MathBN.gt(amount, 0))
  return { exchangeId: exchange.id, returnId: exchange.return_id, lineItemId, currencyCode, differenceMinor, paymentCollectionId: open?.id ?? null, replayed: known !== null }
}

export interface ReceiveExchangeReturn {
  readonly exchangeId: string
  readonly quantity: number
  readonly key: string
  readonly createdBy?: string | null
}

/** The old unit has come: core's receipt of the exchange's return, once for its key, under the order's lock. Core raises the levels in quarantine. */
export async function receiveExchangeReturn(container: MedusaContainer, { exchangeId, quantity, key, createdBy }: ReceiveExchangeReturn, fault: Fault = NO_FAULT): Promise<{ readonly returnId: string; readonly stockRaised: readonly RaisedStock[]; readonly replayed: boolean }> {
  const [exchange] = await readExchanges(container, { id: exchangeId })
  const [found] = exchange?.return_id ? await readReturns(container, { id: exchange.return_id }) : []
  const [item] = found?.items ?? []
  if (found === undefined || item === undefined) throw new RejectionError(reject("not_found", `Exchange ${exchangeId.slice(0, 64)} expects nothing back.`, { exchange_id: exchangeId }))
  const received = await receiveReturn(container, { returnId: found.id, items: [{ lineItemId: item.item_id, quantity }], key, ...(createdBy === undefined ? {} : { createdBy }) }, fault)
  return { returnId: found.id, ...received }
}

const isConfirmed = ({ additional_items, return_id }: ExchangeRow): boolean => (additional_items ?? []).length > 0 && Boolean(return_id)

/** The confirmed exchange of this key; one that was never confirmed is thrown away. */
async function findExchange(container: MedusaContainer, orderId: string, key: string): Promise<ExchangeRow | null> {
  const exchanges = (await readExchanges(container, { order_id: orderId })).filter(({ metadata, canceled_at }) => keyIn(metadata) === key && canceled_at == null)
  const [confirmed] = exchanges.filter(isConfirmed)
  if (confirmed !== undefined || exchanges.length === 0) return confirmed ?? null
  await freeFromChange(container, orderId)
  await ordersOf(container).softDeleteOrderExchanges(exchanges.map(({ id }) => id))
  return null
}

async function makeExchange(container: MedusaContainer, input: ExchangeLine, fault: Fault): Promise<ExchangeRow> {
  const { orderId, lineItemId, variantId, quarantineLocationId, unitPriceMinor, key, createdBy = null } = input
  const stock = await stockOfLines(container, orderId, [{ lineItemId, quantity: 1 }])
  await ensureLevels(container, stock.map(({ inventoryItemId }) => inventoryItemId), quarantineLocationId)
  return withFreeOrder(container, orderId, async () => {
    const { pending, currencyCode } = await readOrderMoney(container, orderId)
    const { result: change } = await beginExchangeOrderWorkflow(container).run({ input: { order_id: orderId, created_by: createdBy, metadata: { [AFTERCARE_KEY]: key, [PENDING_BEFORE]: pending } } })
    const { exchange_id: exchangeId } = change as typeof change & { readonly exchange_id: string }
    await fault("exchange_begun")
    await orderExchangeRequestItemReturnWorkflow(container).run({ input: { exchange_id: exchangeId, location_id: quarantineLocationId, items: [{ id: lineItemId, quantity: 1 }] } as never })
    await fault("return_requested")
    try {
      await orderExchangeAddNewItemWorkflow(container).run({
        input: { exchange_id: exchangeId, items: [{ variant_id: variantId, quantity: 1, ...(unitPriceMinor === undefined ? {} : { unit_price: toDecimal(unitPriceMinor, currencyCode) }), metadata: { [AFTERCARE_KEY]: key } }] },
      })
    } catch (error) {
      throw stockRejection(error, variantId)
    }
    await fault("item_added")
    await confirmExchangeRequestWorkflow(container).run({ input: { exchange_id: exchangeId, ...(createdBy === null ? {} : { confirmed_by: createdBy }) } })
    const [exchange] = await readExchanges(container, { id: exchangeId })
    assert(exchange !== undefined, "a confirmed exchange can be read")
    return exchange
  })
}

/** Read once, right after the confirmation, and kept: later changes of the order must not change it. */
async function keepDifference(container: MedusaContainer, { id, order_id: orderId, metadata }: ExchangeRow): Promise<number> {
  const known = metadata?.[DIFFERENCE]
  if (typeof known === "number") return known
  const { pending, currencyCode } = await readOrderMoney(container, orderId)
  const differenceMinor = toMinor(MathBN.sub(pending, decimalOf(metadata?.[PENDING_BEFORE])).toString(), currencyCode)
  await ordersOf(container).updateOrderExchanges([{ id, metadata: { ...metadata, [DIFFERENCE]: differenceMinor } }])
  return differenceMinor
}
