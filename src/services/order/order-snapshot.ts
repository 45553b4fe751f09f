import type { Instant } from "../../domain/unit/unit"

/** What one order line needs of one inventory item, as Medusa says now. */
export interface OrderLine {
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly variantId: string | null
  /** Line quantity × required quantity of the item, in the order's current version. */
  readonly requiredCount: number
  /** Where Medusa reserved it; null without a reservation. */
  readonly locationId: string | null
  readonly orderedAt: Instant
  /** What warranties depend on, where the caller knows it. */
  readonly sale?: LineSale
}

/** How a line was sold. Nothing that names a person. */
export interface LineSale {
  readonly shipToCountry: string | null
  readonly billToCountry: string | null
  readonly salesChannelId: string | null
  readonly customerType: "consumer" | "business" | null
  readonly categoryIds: readonly string[] | null
  readonly unitPrice: { readonly minor: number; readonly currency: string } | null
  readonly paidAt: Instant | null
}

export interface FulfillmentItem {
  readonly lineItemId: string
  readonly inventoryItemId: string | null
  readonly quantity: number
}

export interface OrderFulfillment {
  readonly id: string
  readonly locationId: string
  /** Not canceled and counted in the order's fulfilled quantity: a row left by a crash is not live. */
  readonly live: boolean
  readonly shippedAt: Instant | null
  readonly deliveredAt: Instant | null
  readonly trackingNumbers: readonly string[]
  readonly items: readonly FulfillmentItem[]
}

/** One order read back from Medusa: the truth that units are compared with. */
export interface OrderSnapshot {
  readonly orderId: string
  readonly customerId: string | null
  readonly canceled: boolean
  readonly lines: readonly OrderLine[]
  readonly fulfillments: readonly OrderFulfillment[]
}
