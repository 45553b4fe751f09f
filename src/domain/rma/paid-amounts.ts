import { assert } from "../common/assert"
import { fineToMinorDown, shareByWeights, shareEqually, shareProportionally, toFine, toMinor } from "../common/money"

/** What an order says of its money now, in Medusa's decimals. */
export interface OrderPaymentFacts {
  readonly currencyCode: string
  readonly captured: string
  readonly refunded: string
  /** Positive: the customer owes it. */
  readonly pending: string
  /** What was put on the order beside its lines (a replacement that never came back): the part of `pending` that is no line's. */
  readonly charged: string
  readonly lines: readonly LinePaymentFacts[]
}

export interface LinePaymentFacts {
  readonly lineItemId: string
  readonly createdAt: string
  /** As ordered and edited; what was returned still counts. */
  readonly quantity: number
  readonly fulfilledQuantity: number
  readonly requestedQuantity: number
  readonly returnedQuantity: number
  /** Of the whole quantity, after discounts, with taxes. */
  readonly total: string
  /** Inventory items of one of it, with their price where they are sold by themselves. */
  readonly components: readonly { readonly inventoryItemId: string; readonly requiredQuantity: number; readonly price: string | null }[]
}

export interface PaidAmounts {
  readonly currencyCode: string
  readonly capturedMinor: number
  readonly refundedMinor: number
  /** Captured and not refunded: no refund may be higher. */
  readonly refundableMinor: number
  readonly lines: readonly PaidLine[]
}

export interface PaidLine {
  readonly lineItemId: string
  readonly quantity: number
  /** What Medusa would still take back: fulfilled, neither requested nor returned. */
  readonly returnableQuantity: number
  readonly returnedQuantity: number
  readonly paidMinor: number
  /** One entry a piece of the quantity, in no order of the units; the first `returnedQuantity` are credited. Their sum is `paidMinor`. */
  readonly units: readonly PaidUnit[]
}

export interface PaidUnit {
  readonly amountMinor: number
  /** For a kit: one entry a physical unit in it. Their sum is `amountMinor`. Empty for what is no kit. */
  readonly components: readonly { readonly inventoryItemId: string; readonly amountMinor: number }[]
}

/**
 * What was really paid for each unit. Lines are rounded down to the minor unit, so that all refunds together never exceed
 * what was paid. What the customer still owes is missing from the newest lines: earlier payments were for earlier lines.
 */
export function paidAmounts(facts: OrderPaymentFacts): PaidAmounts {
  const { currencyCode } = facts
  const capturedMinor = toMinor(facts.captured, currencyCode)
  const refundedMinor = toMinor(facts.refunded, currencyCode)
  const prices = facts.lines.map(({ total }) => atLeastZero(toFine(total, currencyCode)))
  const unpaid = unpaidOfLines(facts, prices)
  return {
    currencyCode, capturedMinor, refundedMinor, refundableMinor: Math.max(0, capturedMinor - refundedMinor),
    lines: facts.lines.map((line, index) => paidLine(line, fineToMinorDown((prices[index] ?? 0n) - (unpaid[index] ?? 0n)), currencyCode)),
  }
}

function paidLine(line: LinePaymentFacts, paidMinor: number, currencyCode: string): PaidLine {
  assert(paidMinor >= 0, "no line owes more than its price")
  const { lineItemId, quantity, fulfilledQuantity, requestedQuantity, returnedQuantity } = line
  const units = quantity > 0 ? shareEqually(paidMinor, quantity) : []
  return {
    lineItemId, quantity, returnedQuantity, paidMinor,
    returnableQuantity: Math.max(0, fulfilledQuantity - requestedQuantity - returnedQuantity),
    units: units.map((amountMinor) => ({ amountMinor, components: componentShares(line, amountMinor, currencyCode) })),
  }
}

/** By component price where every component has one, else equal a piece; the last takes the rounding. */
function componentShares({ components }: LinePaymentFacts, amountMinor: number, currencyCode: string): PaidUnit["components"] {
  const pieces = components.flatMap(({ requiredQuantity, ...component }) => Array.from({ length: requiredQuantity }, () => component))
  if (pieces.length < 2) return []
  const weights = pieces.map(({ price }) => (price === null ? null : Math.max(0, toMinor(price, currencyCode))))
  const known = weights.filter((weight) => weight !== null)
  const shares = shareByWeights(amountMinor, known.length === pieces.length ? known : pieces.map(() => 1))
  return pieces.map(({ inventoryItemId }, index) => ({ inventoryItemId, amountMinor: shares[index] ?? 0 }))
}

/** How much of each line's price is not paid, in millionths: newest first; lines of one moment share it by price. */
function unpaidOfLines({ lines, pending, charged, currencyCode }: OrderPaymentFacts, prices: readonly bigint[]): bigint[] {
  let owed = atLeastZero(toFine(pending, currencyCode) - toFine(charged, currencyCode))
  const unpaid = lines.map(() => 0n)
  const moments = [...new Set(lines.map(({ createdAt }) => createdAt))].sort().reverse()
  for (const moment of moments) {
    const indexes = lines.flatMap(({ createdAt }, index) => (createdAt === moment ? [index] : []))
    const open = indexes.map((index) => openPrice(lines[index], prices[index] ?? 0n))
    const sum = open.reduce((total, price) => total + price, 0n)
    const taken = owed < sum ? owed : sum
    owed -= taken
    const shares = shareProportionally(taken, open)
    indexes.forEach((index, at) => { unpaid[index] = shares[at] ?? 0n })
  }
  return unpaid
}

/** A piece that was returned, or is expected back, is credited: nothing is owed for it. */
function openPrice(line: LinePaymentFacts | undefined, price: bigint): bigint {
  if (line === undefined || line.quantity <= 0) return 0n
  const open = Math.max(0, line.quantity - line.returnedQuantity - line.requestedQuantity)
  return (price * BigInt(open)) / BigInt(line.quantity)
}

const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n)
