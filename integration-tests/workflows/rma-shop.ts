/** A shop with taxes, discounts and a bank that can be told to fail, set up and used through Medusa's HTTP API only. */
import { admin, type Client, createItem, fulfill, type Json, type Product, type Shop, ship, tag } from "./medusa-shop"

export interface Currency {
  readonly code: string
  readonly country: string
  /** Percent. */
  readonly taxRate?: number
}

export interface MoneyShop extends Shop {
  readonly currency: Currency
}

const BANK = "pp_demo-bank_demo"
const CARRIER = "demo-carrier_demo"

export async function createMoneyShop(client: Client, currency: Currency): Promise<MoneyShop> {
  const mark = tag()
  const post = (path: string, body: unknown): Promise<Json> => admin(client, "POST", path, body)
  const { stores } = await admin(client, "GET", "/stores")
  const supported = stores[0].supported_currencies.map(({ currency_code, is_default }: Json) => ({ currency_code, is_default }))
  if (!supported.some(({ currency_code }: Json) => currency_code === currency.code)) {
    await post(`/stores/${stores[0].id}`, { supported_currencies: [...supported, { currency_code: currency.code, is_default: supported.length === 0 }] })
  }
  const { sales_channel } = await post("/sales-channels", { name: `sc-${mark}` })
  const { api_key } = await post("/api-keys", { title: `pk-${mark}`, type: "publishable" })
  await post(`/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  const { region } = await post("/regions", { name: `r-${mark}`, currency_code: currency.code, countries: [currency.country], payment_providers: [BANK] })
  if (currency.taxRate !== undefined) await post("/tax-regions", { country_code: currency.country, provider_id: "tp_system", default_tax_rate: { name: "VAT", code: `vat-${mark}`, rate: currency.taxRate } })
  const { shipping_profile } = await post("/shipping-profiles", { name: `default-${mark}`, type: `default-${mark}` })
  const locations: { id: string; zoneId: string }[] = []
  for (let index = 0; index < 2; index++) {
    const { stock_location } = await post("/stock-locations", { name: `wh${index}-${mark}`, address: { address_1: "Dock", city: "X", country_code: currency.country, postal_code: "10001" } })
    await post(`/stock-locations/${stock_location.id}/sales-channels`, { add: [sales_channel.id] })
    await post(`/stock-locations/${stock_location.id}/fulfillment-providers`, { add: [CARRIER] })
    const withSet = await post(`/stock-locations/${stock_location.id}/fulfillment-sets?fields=*fulfillment_sets`, { name: `set${index}-${mark}`, type: "shipping" })
    const zoned = await post(`/fulfillment-sets/${withSet.stock_location.fulfillment_sets[0].id}/service-zones?fields=*service_zones`, { name: `zone${index}-${mark}`, geo_zones: [{ type: "country", country_code: currency.country }] })
    locations.push({ id: stock_location.id, zoneId: zoned.fulfillment_set.service_zones[0].id })
  }
  const option = async (name: string, isReturn: boolean, amount: number): Promise<string> => (await post("/shipping-options", {
    name, service_zone_id: locations[0]?.zoneId, shipping_profile_id: shipping_profile.id, provider_id: CARRIER, price_type: "flat", data: { id: isReturn ? "demo-return" : "demo-parcel" },
    type: { label: name, description: name, code: `${name}-${mark}` }, prices: [{ currency_code: currency.code, amount }],
    rules: [{ attribute: "is_return", operator: "eq", value: String(isReturn) }, { attribute: "enabled_in_store", operator: "eq", value: "true" }],
  })).shipping_option.id
  return {
    currency, locationIds: locations.map(({ id }) => id), salesChannelId: sales_channel.id, publishableKey: api_key.token, regionId: region.id, profileId: shipping_profile.id,
    shippingOptionId: await option("std", false, 10), returnOptionId: await option("ret", true, 0),
  }
}

/** A product of one variant with stock at the first location. */
export async function createPriced(client: Client, shop: MoneyShop, price: number, settings: { readonly stock?: number; readonly items?: Product["items"] } = {}): Promise<Product> {
  const items = settings.items ?? [{ inventory_item_id: await createItem(client, shop, settings.stock ?? 20), required_quantity: 1 }]
  const { product } = await admin(client, "POST", "/products?fields=id,*variants", {
    title: `P-${tag()}`, handle: `p-${tag()}`, status: "published", shipping_profile_id: shop.profileId, sales_channels: [{ id: shop.salesChannelId }],
    options: [{ title: "Size", values: ["M"] }],
    variants: [{ title: "M", sku: `sku-${tag()}`, manage_inventory: true, options: { Size: "M" }, prices: [{ currency_code: shop.currency.code, amount: price }], inventory_items: items }],
  })
  return { variantId: product.variants[0].id, items }
}

export interface OrderSettings {
  /** Percent off all items. */
  readonly discount?: number
  readonly promotionCodes?: readonly string[]
  readonly customerToken?: string
  readonly capture?: boolean
  readonly ship?: boolean
}

/** Placed, paid, captured and shipped. */
export async function orderPaid(client: Client, shop: MoneyShop, items: readonly { variant_id: string; quantity: number }[], settings: OrderSettings = {}): Promise<Json> {
  const post = (path: string, body: unknown): Promise<Json> => store(client, shop, "POST", path, body, settings.customerToken)
  const [first, ...others] = items
  const address = { first_name: "Ann", last_name: "Buyer", address_1: "1 Main St", city: "X", country_code: shop.currency.country, postal_code: "10001" }
  const { cart } = await post("/carts", {
    region_id: shop.regionId, sales_channel_id: shop.salesChannelId, items: [first], shipping_address: address, billing_address: address,
    ...(settings.customerToken === undefined ? { email: `guest-${tag()}@example.com` } : {}),
  })
  // One by one, so that the order's lines stand in this order.
  for (const item of others) await post(`/carts/${cart.id}/line-items`, item)
  const codes = [...(settings.promotionCodes ?? []), ...(settings.discount === undefined ? [] : [await percentOff(client, settings.discount)])]
  if (codes.length > 0) await post(`/carts/${cart.id}/promotions`, { promo_codes: codes })
  await post(`/carts/${cart.id}/shipping-methods`, { option_id: shop.shippingOptionId })
  return completeCart(client, shop, cart.id, settings)
}

export async function completeCart(client: Client, shop: MoneyShop, cartId: string, settings: OrderSettings = {}): Promise<Json> {
  const post = (path: string, body: unknown): Promise<Json> => store(client, shop, "POST", path, body, settings.customerToken)
  const { payment_collection } = await post("/payment-collections", { cart_id: cartId })
  await post(`/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: BANK })
  const done = await post(`/carts/${cartId}/complete`, {})
  if (done.type !== "order") throw new Error(`The cart was not completed: ${JSON.stringify(done.error)}`)
  if (settings.capture !== false) await captureAll(client, done.order.id)
  if (settings.ship !== false) {
    const fulfillment = await fulfill(client, done.order.id, { location_id: shop.locationIds[0] ?? "" })
    await ship(client, done.order.id, fulfillment.id)
  }
  return readOrder(client, done.order.id)
}

export async function captureAll(client: Client, orderId: string): Promise<void> {
  for (const payment of await paymentsOf(client, orderId)) if (payment.captured_at === null && payment.canceled_at === null) await admin(client, "POST", `/payments/${payment.id}/capture`, {})
}

const FIELDS = "id,status,version,currency_code,customer_id,region_id,total,summary,*items,*items.detail,*credit_lines,*payment_collections,*payment_collections.payments,*payment_collections.payments.refunds,*payment_collections.payments.captures,*fulfillments"
export const readOrder = async (client: Client, id: string): Promise<Json> => (await admin(client, "GET", `/orders/${id}?fields=${encodeURIComponent(FIELDS)}`)).order
export const paymentsOf = async (client: Client, orderId: string): Promise<Json[]> => (await readOrder(client, orderId)).payment_collections.flatMap(({ payments }: Json) => payments ?? [])
export const refundsOf = async (client: Client, orderId: string): Promise<Json[]> => (await paymentsOf(client, orderId)).flatMap(({ refunds }) => refunds ?? [])

export async function percentOff(client: Client, percent: number): Promise<string> {
  const code = `OFF${tag().toUpperCase()}`
  await admin(client, "POST", "/promotions", {
    code, type: "standard", status: "active", is_automatic: false,
    application_method: { type: "percentage", target_type: "items", allocation: "across", value: percent },
  })
  return code
}

export async function store(client: Client, shop: Shop, method: string, path: string, body?: unknown, customerToken?: string): Promise<Json> {
  const response = await fetch(`${client.baseUrl}/store${path}`, {
    method, headers: { "content-type": "application/json", "x-publishable-api-key": shop.publishableKey, ...(customerToken === undefined ? {} : { authorization: `Bearer ${customerToken}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = await response.json() as Json
  if (response.status >= 300) throw new Error(`${method} /store${path} -> ${response.status} ${JSON.stringify(answer).slice(0, 500)}`)
  return answer
}
