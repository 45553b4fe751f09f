import type { AdminOrder } from "@medusajs/framework/types"

/** A fulfilment of Medusa as its order page loads it; the type of the SDK leaves out the items. */
export interface Box {
  readonly id: string
  readonly created_at: string
  readonly shipped_at: string | null
  readonly delivered_at: string | null
  readonly canceled_at: string | null
  readonly items: readonly { readonly line_item_id: string | null; readonly quantity: number }[]
}

export type BoxState = "packed" | "shipped" | "delivered" | "canceled"

export function boxesOf({ fulfillments }: AdminOrder): Box[] {
  return ((fulfillments ?? []) as unknown as Box[]).map((box) => ({ ...box, items: box.items ?? [] }))
}

export function stateOf({ canceled_at, delivered_at, shipped_at }: Box): BoxState {
  if (canceled_at) return "canceled"
  if (delivered_at) return "delivered"
  return shipped_at ? "shipped" : "packed"
}
