import type { IInventoryService, IOrderModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { toMinor } from "../../domain/common/money"

/** One order as Medusa says it is now: what a snapshot and the early checks are made from. */
export interface OrderFacts {
  readonly id: string
  readonly customerId: string | null
  readonly salesChannelId: string | null
  readonly isDraft: boolean
  readonly isCanceled: boolean
  readonly shippingOptionId: string | null
  readonly lines: readonly LineFacts[]
  readonly reservations: readonly ReservationFacts[]
  readonly fulfillments: readonly FulfillmentFacts[]
}

export interface LineFacts {
  readonly id: string
  readonly variantId: string | null
  readonly quantity: number
  readonly fulfilledQuantity: number
  readonly orderedAt: string
  /** What warranties depend on. */
  readonly sale: SaleFacts
  readonly isManaged: boolean
  /** The variant's inventory items as defined now; empty when the variant is gone. */
  readonly inventory: readonly { readonly inventoryItemId: string; readonly requiredQuantity: number }[]
}

/** How the line was sold: countries, channel, kind of customer, price. Nothing that names a person. */
export interface SaleFacts {
  readonly shipToCountry: string | null
  readonly billToCountry: string | null
  readonly salesChannelId: string | null
  readonly customerType: "consumer" | "business" | null
  readonly categoryIds: readonly string[] | null
  readonly unitPrice: { readonly minor: number; readonly currency: string } | null
  readonly paidAt: string | null
}

export interface ReservationFacts {
  readonly lineItemId: string
  readonly inventoryItemId: string
  readonly locationId: string
  readonly quantity: number
}

export interface FulfillmentFacts {
  readonly id: string
  readonly locationId: string
  readonly isCanceled: boolean
  /** Counted in the order's fulfilled quantity: not so for a row that a refused or crashed workflow left behind. */
  readonly isCounted: boolean
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
  readonly trackingNumbers: readonly string[]
  readonly items: readonly { readonly lineItemId: string; readonly inventoryItemId: string | null; readonly quantity: number }[]
}

const FIELDS = [
  "id", "status", "canceled_at", "is_draft_order", "customer_id", "sales_channel_id", "created_at", "shipping_methods.shipping_option_id",
  "currency_code", "shipping_address.country_code", "billing_address.country_code", "billing_address.company", "customer.company_name", "payment_collections.payments.captured_at",
  "items.unit_price", "items.adjustments.amount", "items.variant.product.categories.id",
  "items.id", "items.variant_id", "items.created_at", "items.detail.quantity", "items.detail.fulfilled_quantity",
  "items.variant.manage_inventory", "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity",
  "fulfillments.id", "fulfillments.location_id", "fulfillments.canceled_at", "fulfillments.shipped_at", "fulfillments.delivered_at",
  "fulfillments.labels.tracking_number",
  "fulfillments.items.line_item_id", "fulfillments.items.inventory_item_id", "fulfillments.items.quantity",
]

/** Null: no such order. */
export async function readOrderFacts(container: Pick<MedusaContainer, "resolve">, orderId: string): Promise<OrderFacts | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as unknown as GraphOrder | undefined
  if (order === undefined) return null
  const [reservations, counted] = await Promise.all([readReservations(container, order), readCountedFulfillments(container, order)])
  return {
    id: order.id,
    customerId: order.customer_id ?? null,
    salesChannelId: order.sales_channel_id ?? null,
    isDraft: order.is_draft_order === true,
    isCanceled: order.status === "canceled" || order.canceled_at != null,
    shippingOptionId: order.shipping_methods?.[0]?.shipping_option_id ?? null,
    lines: present(order.items).map((item) => lineFacts(item, order)),
    reservations,
    fulfillments: present(order.fulfillments).map((row) => fulfillmentFacts(row, counted)),
  }
}

async function readReservations(container: Pick<MedusaContainer, "resolve">, order: GraphOrder): Promise<ReservationFacts[]> {
  const lineItemIds = present(order.items).map(({ id }) => id)
  if (lineItemIds.length === 0) return []
  const inventory = container.resolve<IInventoryService>(Modules.INVENTORY)
  const rows = await inventory.listReservationItems(
    { line_item_id: lineItemIds },
    { select: ["id", "line_item_id", "inventory_item_id", "location_id", "quantity"], take: null as unknown as number },
  )
  return rows.flatMap(({ line_item_id, inventory_item_id, location_id, quantity }) =>
    line_item_id ? [{ lineItemId: line_item_id, inventoryItemId: inventory_item_id, locationId: location_id, quantity: Number(quantity) }] : [],
  )
}

/**
 * The order's own record of which fulfilments it counts: its newest action about a fulfilment says "fulfilled" or
 * "cancelled". A workflow that fails withdraws its action; one that crashed early never wrote it.
 */
async function readCountedFulfillments(container: Pick<MedusaContainer, "resolve">, order: GraphOrder): Promise<ReadonlySet<string>> {
  const ids = present(order.fulfillments).map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const orders = container.resolve<IOrderModuleService>(Modules.ORDER)
  const actions = await orders.listOrderChangeActions(
    // The filter's type knows fewer columns than the table has.
    { order_id: order.id, reference_id: ids, action: [ChangeActionType.FULFILL_ITEM, ChangeActionType.CANCEL_ITEM_FULFILLMENT] } as object,
    { select: ["id", "action", "reference_id", "ordering", "applied"], order: { ordering: "ASC" }, take: null as unknown as number },
  )
  const newest = new Map<string, string>()
  for (const { action, reference_id, applied } of actions as unknown as ActionRow[]) if (applied && reference_id) newest.set(reference_id, action)
  return new Set([...newest].filter(([, action]) => action === ChangeActionType.FULFILL_ITEM).map(([id]) => id))
}

function lineFacts(item: GraphItem, order: GraphOrder): LineFacts {
  return {
    id: item.id,
    variantId: item.variant_id ?? null,
    quantity: Number(item.detail?.quantity ?? 0),
    fulfilledQuantity: Number(item.detail?.fulfilled_quantity ?? 0),
    orderedAt: instant(item.created_at) ?? instant(order.created_at) ?? new Date(0).toISOString(),
    sale: saleFacts(item, order),
    isManaged: item.variant?.manage_inventory === true,
    inventory: present(item.variant?.inventory_items).map((row) => ({ inventoryItemId: row.inventory_item_id, requiredQuantity: Number(row.required_quantity ?? 1) })),
  }
}

function saleFacts(item: GraphItem, order: GraphOrder): SaleFacts {
  const paid = present(order.payment_collections).flatMap(({ payments }) => present(payments)).flatMap(({ captured_at }) => instant(captured_at) ?? []).sort()
  const product = item.variant?.product
  // Whoever gave a company's name bought for it; an order without a customer says nothing of her.
  const isBusiness = Boolean(order.billing_address?.company || order.customer?.company_name)
  return {
    shipToCountry: countryOf(order.shipping_address), billToCountry: countryOf(order.billing_address), salesChannelId: order.sales_channel_id ?? null,
    customerType: isBusiness ? "business" : order.customer_id == null ? null : "consumer",
    categoryIds: product == null ? null : present(product.categories).map(({ id }) => id), unitPrice: priceOf(item, order.currency_code), paidAt: paid[0] ?? null,
  }
}

const countryOf = (address: GraphAddress | null | undefined): string | null => address?.country_code?.toUpperCase() ?? null

/** For one of the line, its share of the line's discounts taken off. */
function priceOf(item: GraphItem, currency: string | undefined): SaleFacts["unitPrice"] {
  const quantity = Number(item.detail?.quantity ?? 0)
  if (currency === undefined || item.unit_price == null || quantity <= 0) return null
  const discount = present(item.adjustments).reduce((sum, { amount }) => sum + Number(amount), 0)
  return { minor: Math.max(0, toMinor(Number(item.unit_price) - discount / quantity, currency)), currency: currency.toLowerCase() }
}

function fulfillmentFacts(row: GraphFulfillment, counted: ReadonlySet<string>): FulfillmentFacts {
  return {
    id: row.id,
    locationId: row.location_id,
    isCanceled: row.canceled_at != null,
    isCounted: counted.has(row.id),
    shippedAt: instant(row.shipped_at),
    deliveredAt: instant(row.delivered_at),
    trackingNumbers: trackingNumbersOf(row),
    items: present(row.items).flatMap((item) =>
      item.line_item_id ? [{ lineItemId: item.line_item_id, inventoryItemId: item.inventory_item_id ?? null, quantity: Number(item.quantity) }] : [],
    ),
  }
}

export function trackingNumbersOf({ labels }: { readonly labels?: readonly ({ readonly tracking_number?: string | null } | null)[] | null }): string[] {
  return [...new Set(present(labels).flatMap(({ tracking_number }) => (tracking_number ? [tracking_number] : [])))]
}

const instant = (value: string | Date | null | undefined): string | null => (value == null ? null : new Date(value).toISOString())
/** Query leaves holes where the other side of a link is gone. */
const present = <Row>(rows: readonly (Row | null | undefined)[] | null | undefined): Row[] => (rows ?? []).filter((row): row is Row => row != null)

interface GraphOrder {
  readonly id: string
  readonly status: string
  readonly canceled_at?: string | Date | null
  readonly is_draft_order?: boolean
  readonly customer_id?: string | null
  readonly sales_channel_id?: string | null
  readonly created_at?: string | Date
  readonly shipping_methods?: readonly { readonly shipping_option_id?: string | null }[]
  readonly currency_code?: string
  readonly shipping_address?: GraphAddress | null
  readonly billing_address?: GraphAddress | null
  readonly customer?: { readonly company_name?: string | null } | null
  readonly payment_collections?: readonly ({ readonly payments?: readonly ({ readonly captured_at?: string | Date | null } | null)[] | null } | null)[] | null
  readonly items?: readonly (GraphItem | null)[]
  readonly fulfillments?: readonly (GraphFulfillment | null)[]
}

interface GraphAddress {
  readonly country_code?: string | null
  readonly company?: string | null
}

interface GraphItem {
  readonly id: string
  readonly variant_id?: string | null
  readonly created_at?: string | Date
  readonly detail?: { readonly quantity?: unknown; readonly fulfilled_quantity?: unknown } | null
  readonly unit_price?: unknown
  readonly adjustments?: readonly ({ readonly amount: unknown } | null)[] | null
  readonly variant?: {
    readonly product?: { readonly categories?: readonly ({ readonly id: string } | null)[] | null } | null
    readonly manage_inventory?: boolean
    readonly inventory_items?: readonly ({ readonly inventory_item_id: string; readonly required_quantity?: unknown } | null)[]
  } | null
}

interface GraphFulfillment {
  readonly id: string
  readonly location_id: string
  readonly canceled_at?: string | Date | null
  readonly shipped_at?: string | Date | null
  readonly delivered_at?: string | Date | null
  readonly labels?: readonly ({ readonly tracking_number?: string | null } | null)[] | null
  readonly items?: readonly ({ readonly line_item_id?: string | null; readonly inventory_item_id?: string | null; readonly quantity: unknown } | null)[]
}

interface ActionRow {
  readonly action: string
  readonly reference_id: string | null
  readonly applied: boolean
}
