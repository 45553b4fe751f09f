import type { MedusaContainer } from "@medusajs/framework/types"
import { keyIn } from "./deed"
import type { ClaimItemRow } from "./order-module"
import { readClaims, readExchanges, readReturns } from "./read-documents"

/** Every return, claim and exchange of an order as Medusa has it now, and which of them are ours. */
export interface OrderReturns {
  readonly orderId: string
  readonly returns: readonly ReturnSnapshot[]
  readonly claims: readonly ClaimSnapshot[]
  readonly exchanges: readonly ExchangeSnapshot[]
}

export interface ReturnSnapshot {
  readonly id: string
  readonly status: "open" | "requested" | "received" | "partially_received" | "canceled"
  readonly locationId: string | null
  readonly claimId: string | null
  readonly exchangeId: string | null
  /** The key of the deed that made it, or made its claim or exchange; null: somebody made it in Medusa. */
  readonly key: string | null
  readonly items: readonly ReturnedItem[]
}

export interface ReturnedItem {
  readonly lineItemId: string
  readonly quantity: number
  /** Good and damaged ones together, as Medusa counts. */
  readonly receivedQuantity: number
  readonly damagedQuantity: number
}

export interface SentItem {
  readonly lineItemId: string
  readonly quantity: number
}

export interface ClaimSnapshot {
  readonly id: string
  readonly type: "refund" | "replace"
  readonly isCanceled: boolean
  /** False while it is still being put together. */
  readonly isConfirmed: boolean
  readonly key: string | null
  readonly returnId: string | null
  readonly claimed: readonly SentItem[]
  readonly sent: readonly SentItem[]
}

export interface ExchangeSnapshot {
  readonly id: string
  readonly isCanceled: boolean
  readonly isConfirmed: boolean
  readonly key: string | null
  readonly returnId: string | null
  readonly sent: readonly SentItem[]
}

/** For the reconciler that notices what happened directly in Medusa. Repair a return's counts first (`repairReceiptCounts`). */
export async function readReturnsOfOrder(container: Pick<MedusaContainer, "resolve">, orderId: string): Promise<OrderReturns> {
  const filter = { order_id: orderId }
  const [returns, claims, exchanges] = await Promise.all([readReturns(container, filter), readClaims(container, filter), readExchanges(container, filter)])
  const keys = new Map([...claims, ...exchanges].map(({ id, metadata }) => [id, keyIn(metadata)]))
  return {
    orderId,
    returns: returns.map(({ id, status, location_id, claim_id, exchange_id, metadata, canceled_at, items }) => ({
      id, status: canceled_at == null ? status : "canceled", locationId: location_id, claimId: claim_id ?? null, exchangeId: exchange_id ?? null,
      key: keyIn(metadata) ?? keys.get(claim_id ?? exchange_id ?? "") ?? null,
      items: (items ?? []).map((item) => ({
        lineItemId: item.item_id, quantity: Number(item.quantity), receivedQuantity: Number(item.received_quantity ?? 0), damagedQuantity: Number(item.damaged_quantity ?? 0),
      })),
    })),
    claims: claims.map(({ id, type, metadata, canceled_at, return_id, claim_items, additional_items }) => ({
      id, type, isCanceled: canceled_at != null, isConfirmed: (claim_items ?? []).length + (additional_items ?? []).length > 0, key: keyIn(metadata), returnId: return_id ?? null,
      claimed: (claim_items ?? []).map(sentItem), sent: (additional_items ?? []).map(sentItem),
    })),
    exchanges: exchanges.map(({ id, metadata, canceled_at, return_id, additional_items }) => ({
      id, isCanceled: canceled_at != null, isConfirmed: (additional_items ?? []).length > 0, key: keyIn(metadata), returnId: return_id ?? null, sent: (additional_items ?? []).map(sentItem),
    })),
  }
}

const sentItem = ({ item_id, quantity }: Pick<ClaimItemRow, "item_id" | "quantity">): SentItem => ({ lineItemId: item_id, quantity: Number(quantity) })
