import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"
import { type LinePaymentFacts, type PaidAmounts, paidAmounts } from "../../domain/rma/paid-amounts"
import { CREDIT_REFERENCES, decimalOf, readOrderMoney } from "./order-money"

type Container = Pick<MedusaContainer, "resolve">

const FIELDS = [
  "id", "currency_code", "items.id", "items.created_at", "items.variant_id", "items.total", "items.return_received_total", "items.return_dismissed_total", "items.quantity", "items.detail.*",
  "items.tax_lines.*", "items.adjustments.*", "shipping_methods.*", "total", "items.variant.inventory_items.inventory_item_id", "items.variant.inventory_items.required_quantity",
]

/** What was really paid for each unit of an order, as Medusa says now: see `paidAmounts`. Throws `not_found`. */
export async function readPaidAmounts(container: Container, orderId: string): Promise<PaidAmounts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [money, { data }] = await Promise.all([readOrderMoney(container, orderId), query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })])
  const order = data[0] as unknown as GraphOrder | undefined
  if (order === undefined) throw new RejectionError(reject("not_found", `No order ${orderId.slice(0, 64)} exists.`, { order_id: orderId }))
  const items = (order.items ?? []).filter((item) => item !== null)
  const kits = items.flatMap(({ variant }) => (isKit(variant) ? present(variant?.inventory_items).map((row) => row.inventory_item_id) : []))
  const prices = await pricesOfComponents(container, kits, money.currencyCode)
  const sum = (values: readonly string[]): string => values.reduce((total, value) => MathBN.add(total, value), MathBN.convert(0)).toString()
  return paidAmounts({
    currencyCode: money.currencyCode, pending: money.pending,
    captured: sum(money.payments.map(({ captured }) => captured)), refunded: sum(money.payments.map(({ refunded }) => refunded)),
    charged: sum(money.creditLines.filter(({ reference }) => reference === CREDIT_REFERENCES.charge).map(({ amount }) => MathBN.mult(amount, -1).toString())),
    lines: items.map((item) => lineFacts(item, prices)),
  })
}

function lineFacts(item: GraphItem, prices: ReadonlyMap<string, string>): LinePaymentFacts {
  const { detail, variant } = item
  const returned = Number(detail?.return_received_quantity ?? 0) + Number(detail?.return_dismissed_quantity ?? 0)
  return {
    lineItemId: item.id, createdAt: new Date(item.created_at).toISOString(), quantity: Number(detail?.quantity ?? 0), fulfilledQuantity: Number(detail?.fulfilled_quantity ?? 0),
    requestedQuantity: Number(detail?.return_requested_quantity ?? 0), returnedQuantity: returned,
    // Core's total of a line leaves out what was returned.
    total: [item.return_received_total, item.return_dismissed_total].reduce<string>((total, part) => MathBN.add(total, decimalOf(part)).toString(), decimalOf(item.total)),
    components: present(variant?.inventory_items).map((row) => ({ inventoryItemId: row.inventory_item_id, requiredQuantity: Number(row.required_quantity), price: prices.get(row.inventory_item_id) ?? null })),
  }
}

/** The price of each inventory item that is also sold by itself, one to one, in this currency. */
async function pricesOfComponents(container: Container, inventoryItemIds: readonly string[], currencyCode: string): Promise<Map<string, string>> {
  if (inventoryItemIds.length === 0) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: links } = await query.graph({ entity: "product_variant_inventory_item", fields: ["variant_id"], filters: { inventory_item_id: [...new Set(inventoryItemIds)] } })
  const { data } = await query.graph({
    entity: "variant", filters: { id: (links as unknown as { readonly variant_id: string }[]).map(({ variant_id }) => variant_id) },
    fields: ["id", "inventory_items.inventory_item_id", "inventory_items.required_quantity", "price_set.prices.amount", "price_set.prices.currency_code", "price_set.prices.min_quantity", "price_set.prices.price_list_id", "price_set.prices.rules_count"],
  })
  const prices = new Map<string, string>()
  for (const { inventory_items, price_set } of data as unknown as GraphVariant[]) {
    const [only, ...others] = present(inventory_items)
    const price = present(price_set?.prices).find((row) => row.currency_code === currencyCode && row.min_quantity == null && row.price_list_id == null && !row.rules_count)
    if (only !== undefined && others.length === 0 && Number(only.required_quantity) === 1 && price !== undefined) prices.set(only.inventory_item_id, decimalOf(price.amount))
  }
  return prices
}

const isKit = (variant: GraphVariant | null | undefined): boolean => present(variant?.inventory_items).reduce((total, { required_quantity }) => total + Number(required_quantity), 0) > 1
const present = <Row>(rows: readonly (Row | null | undefined)[] | null | undefined): Row[] => (rows ?? []).filter((row): row is Row => row != null)

interface GraphOrder {
  readonly items?: readonly (GraphItem | null)[] | null
}

interface GraphItem {
  readonly id: string
  readonly created_at: string | Date
  readonly total?: unknown
  readonly return_received_total?: unknown
  readonly return_dismissed_total?: unknown
  readonly detail?: { readonly [quantity: string]: unknown } | null
  readonly variant?: GraphVariant | null
}

interface GraphVariant {
  readonly inventory_items?: readonly ({ readonly inventory_item_id: string; readonly required_quantity: unknown } | null)[] | null
  readonly price_set?: { readonly prices?: readonly (GraphPrice | null)[] | null } | null
}

interface GraphPrice {
  readonly amount: unknown
  readonly currency_code: string
  readonly min_quantity?: unknown
  readonly price_list_id?: string | null
  readonly rules_count?: number | null
}
