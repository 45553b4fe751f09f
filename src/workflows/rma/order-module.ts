import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Medusa's order module as it is: its published types leave out columns, filters and methods that are there. */
export interface OrderModule {
  listOrderChanges(filter: object, config?: object): Promise<OrderChangeRow[]>
  createOrderChange(change: object): Promise<{ readonly id: string }>
  confirmOrderChange(change: object): Promise<unknown>
  deleteOrderChanges(ids: readonly string[]): Promise<void>
  updateReturns(rows: readonly object[]): Promise<unknown>
  updateReturnItems(rows: readonly object[]): Promise<unknown>
  softDeleteReturns(ids: readonly string[]): Promise<unknown>
  updateOrderClaims(rows: readonly object[]): Promise<unknown>
  softDeleteOrderClaims(ids: readonly string[]): Promise<unknown>
  updateOrderExchanges(rows: readonly object[]): Promise<unknown>
  softDeleteOrderExchanges(ids: readonly string[]): Promise<unknown>
  listOrders(filter: object, config?: object): Promise<OrderRow[]>
  addOrderTransactions(rows: readonly object[]): Promise<unknown>
}

export const ordersOf = (container: Pick<MedusaContainer, "resolve">): OrderModule => container.resolve<OrderModule>(Modules.ORDER)

/** Medusa's lists stop at 15 rows unless they are told not to. */
export const EVERY = { take: null } as const

export type Metadata = Record<string, unknown> | null | undefined

export interface OrderChangeRow {
  readonly id: string
  readonly order_id: string
  readonly change_type: string | null
  readonly internal_note: string | null
  readonly return_id?: string | null
  readonly claim_id?: string | null
  readonly exchange_id?: string | null
  readonly actions?: readonly OrderActionRow[]
}

export interface OrderActionRow {
  readonly action: string
  readonly reference: string | null
  readonly reference_id: string | null
  readonly details: { readonly reference_id?: string; readonly quantity?: unknown } | null
}

export interface ReturnRow {
  readonly id: string
  readonly order_id: string
  readonly status: "open" | "requested" | "received" | "partially_received" | "canceled"
  readonly location_id: string | null
  readonly exchange_id?: string | null
  readonly claim_id?: string | null
  readonly metadata: Metadata
  readonly canceled_at: string | Date | null
  readonly items?: readonly ReturnItemRow[]
}

export interface ReturnItemRow {
  readonly id: string
  readonly item_id: string
  readonly quantity: unknown
  readonly received_quantity: unknown
  readonly damaged_quantity?: unknown
}

export interface ClaimRow {
  readonly id: string
  readonly order_id: string
  readonly type: "refund" | "replace"
  readonly return_id?: string | null
  readonly metadata: Metadata
  readonly canceled_at: string | Date | null
  readonly claim_items?: readonly ClaimItemRow[]
  readonly additional_items?: readonly ClaimItemRow[]
}

/** `claim_items` are written off; those with `is_additional_item` are sent. */
export interface ClaimItemRow {
  readonly id: string
  readonly item_id: string
  readonly quantity: unknown
  readonly is_additional_item?: boolean
}

export interface ExchangeRow {
  readonly id: string
  readonly order_id: string
  readonly return_id?: string | null
  readonly metadata: Metadata
  readonly canceled_at: string | Date | null
  readonly additional_items?: readonly { readonly id: string; readonly item_id: string; readonly quantity: unknown }[]
}

export interface OrderRow {
  readonly id: string
  readonly status: string
  readonly is_draft_order: boolean
  readonly metadata: Metadata
}
