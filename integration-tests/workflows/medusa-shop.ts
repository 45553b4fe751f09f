/** A small shop set up and used through Medusa's HTTP API only. */

// Answers of Medusa are read freely here; a wrong path fails the test that reads it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any

export interface Answer {
  readonly status: number
  readonly body: Json
}

export interface Client {
  readonly baseUrl: string
  readonly adminToken: string
}

export interface Shop {
  readonly locationIds: readonly string[]
  readonly salesChannelId: string
  readonly publishableKey: string
  readonly regionId: string
  readonly profileId: string
  readonly shippingOptionId: string
  readonly returnOptionId: string
}

export interface Product {
  readonly variantId: string
  readonly items: readonly { readonly inventory_item_id: string; readonly required_quantity: number }[]
}

let sequence = 0
export const tag = (): string => `${Date.now().toString(36)}${(sequence++).toString(36)}`

export async function call(client: Client, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(client.baseUrl + path, {
    method, headers: { "content-type": "application/json", authorization: `Bearer ${client.adminToken}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === "" ? {} : JSON.parse(text) }
}

/** The body of a success; a refusal fails the test with what Medusa said. */
export async function admin(client: Client, method: string, path: string, body?: unknown): Promise<Json> {
  const answer = await call(client, method, `/admin${path}`, body)
  if (answer.status >= 300) throw new Error(`${method} /admin${path} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
  return answer.body
}

async function store(client: Client, shop: Shop, path: string, body: unknown): Promise<Json> {
  const answer = await call(client, "POST", `/store${path}`, body, { "x-publishable-api-key": shop.publishableKey, authorization: "" })
  if (answer.status >= 300) throw new Error(`POST /store${path} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
  return answer.body
}

export async function createShop(client: Client, locationCount = 2): Promise<Shop> {
  const mark = tag()
  const post = (path: string, body: unknown): Promise<Json> => admin(client, "POST", path, body)
  const { sales_channel } = await post("/sales-channels", { name: `sc-${mark}` })
  const { api_key } = await post("/api-keys", { title: `pk-${mark}`, type: "publishable" })
  await post(`/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  const { region } = await post("/regions", { name: `r-${mark}`, currency_code: "usd", countries: ["us"], payment_providers: ["pp_system_default"] })
  const { shipping_profile } = await post("/shipping-profiles", { name: `default-${mark}`, type: `default-${mark}` })
  const locations: { id: string; zoneId: string }[] = []
  for (let index = 0; index < locationCount; index++) {
    const { stock_location } = await post("/stock-locations", { name: `wh${index}-${mark}`, address: { address_1: "Dock", city: "X", country_code: "us", postal_code: "10001" } })
    await post(`/stock-locations/${stock_location.id}/sales-channels`, { add: [sales_channel.id] })
    await post(`/stock-locations/${stock_location.id}/fulfillment-providers`, { add: ["manual_manual"] })
    const withSet = await post(`/stock-locations/${stock_location.id}/fulfillment-sets?fields=*fulfillment_sets`, { name: `set${index}-${mark}`, type: "shipping" })
    const set = withSet.stock_location.fulfillment_sets[0]
    const zoned = await post(`/fulfillment-sets/${set.id}/service-zones?fields=*service_zones`, { name: `zone${index}-${mark}`, geo_zones: [{ type: "country", country_code: "us" }] })
    locations.push({ id: stock_location.id, zoneId: zoned.fulfillment_set.service_zones[0].id })
  }
  const option = async (name: string, isReturn: boolean): Promise<string> => (await post("/shipping-options", {
    name, service_zone_id: locations[0]?.zoneId, shipping_profile_id: shipping_profile.id, provider_id: "manual_manual", price_type: "flat",
    type: { label: name, description: name, code: `${name}-${mark}` }, prices: [{ currency_code: "usd", amount: 0 }],
    rules: [{ attribute: "is_return", operator: "eq", value: String(isReturn) }, { attribute: "enabled_in_store", operator: "eq", value: "true" }],
  })).shipping_option.id
  return {
    locationIds: locations.map(({ id }) => id), salesChannelId: sales_channel.id, publishableKey: api_key.token, regionId: region.id, profileId: shipping_profile.id,
    shippingOptionId: await option("std", false), returnOptionId: await option("ret", true),
  }
}

export interface ProductSettings {
  /** Stock per location that Medusa has before any unit is known. */
  readonly stock?: number
  readonly items?: Product["items"]
  readonly manageInventory?: boolean
  readonly allowBackorder?: boolean
}

export async function createItem(client: Client, shop: Shop, stock = 0): Promise<string> {
  const { inventory_item } = await admin(client, "POST", "/inventory-items", { sku: `inv-${tag()}` })
  for (const location_id of shop.locationIds) await admin(client, "POST", `/inventory-items/${inventory_item.id}/location-levels`, { location_id, stocked_quantity: stock })
  return inventory_item.id
}

export async function createProduct(client: Client, shop: Shop, { stock = 0, items, manageInventory = true, allowBackorder = false }: ProductSettings = {}): Promise<Product> {
  const parts = items ?? [{ inventory_item_id: await createItem(client, shop, stock), required_quantity: 1 }]
  const { product } = await admin(client, "POST", "/products?fields=id,*variants", {
    title: `P-${tag()}`, handle: `p-${tag()}`, status: "published", shipping_profile_id: shop.profileId, sales_channels: [{ id: shop.salesChannelId }],
    options: [{ title: "Size", values: ["M"] }],
    variants: [{
      title: "M", sku: `sku-${tag()}`, manage_inventory: manageInventory, allow_backorder: allowBackorder, options: { Size: "M" },
      prices: [{ currency_code: "usd", amount: 100 }], inventory_items: parts,
    }],
  })
  return { variantId: product.variants[0].id, items: parts }
}

export async function placeOrder(client: Client, shop: Shop, items: readonly { variant_id: string; quantity: number }[]): Promise<Json> {
  const [first, ...others] = items
  const address = { first_name: "Ann", last_name: "Buyer", address_1: "1 Main St", city: "NYC", country_code: "us", postal_code: "10001" }
  const { cart } = await store(client, shop, "/carts", {
    region_id: shop.regionId, sales_channel_id: shop.salesChannelId, email: "guest@example.com", shipping_address: address, billing_address: address, items: [first],
  })
  // One by one, so that the order's lines stand in this order.
  for (const item of others) await store(client, shop, `/carts/${cart.id}/line-items`, item)
  await store(client, shop, `/carts/${cart.id}/shipping-methods`, { option_id: shop.shippingOptionId })
  const { payment_collection } = await store(client, shop, "/payment-collections", { cart_id: cart.id })
  await store(client, shop, `/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const done = await store(client, shop, `/carts/${cart.id}/complete`, {})
  if (done.type !== "order") throw new Error(`The cart was not completed: ${JSON.stringify(done.error)}`)
  return done.order
}

const ORDER_FIELDS = "id,status,version,customer_id,*items,*items.detail,*fulfillments,*fulfillments.items"

export const getOrder = async (client: Client, id: string): Promise<Json> => (await admin(client, "GET", `/orders/${id}?fields=${encodeURIComponent(ORDER_FIELDS)}`)).order

export interface FulfillSettings {
  readonly items?: readonly { readonly id: string; readonly quantity: number }[]
  readonly location_id?: string
  readonly additional_data?: unknown
  readonly metadata?: unknown
}

/** Everything unfulfilled unless `items` says what. The raw answer: refusals are what many tests look at. */
export async function tryFulfill(client: Client, orderId: string, settings: FulfillSettings = {}): Promise<Answer> {
  const items = settings.items ?? (await openItems(client, orderId))
  return call(client, "POST", `/admin/orders/${orderId}/fulfillments`, { ...settings, items, no_notification: true })
}

async function openItems(client: Client, orderId: string): Promise<{ id: string; quantity: number }[]> {
  const order = await getOrder(client, orderId)
  return order.items.map((item: Json) => ({ id: item.id, quantity: item.quantity - item.detail.fulfilled_quantity })).filter(({ quantity }: { quantity: number }) => quantity > 0)
}

/** Gives the new fulfilment. */
export async function fulfill(client: Client, orderId: string, settings: FulfillSettings = {}): Promise<Json> {
  const known = new Set((await getOrder(client, orderId)).fulfillments.map(({ id }: Json) => id))
  const answer = await tryFulfill(client, orderId, settings)
  if (answer.status >= 300) throw new Error(`The fulfilment was refused: ${answer.status} ${JSON.stringify(answer.body)}`)
  return (await getOrder(client, orderId)).fulfillments.find(({ id }: Json) => !known.has(id))
}

export async function tryShip(client: Client, orderId: string, fulfillmentId: string, settings: { readonly labels?: unknown; readonly additional_data?: unknown } = {}): Promise<Answer> {
  const { fulfillments } = await getOrder(client, orderId)
  const fulfillment = fulfillments.find(({ id }: Json) => id === fulfillmentId)
  const items = [...new Set<string>(fulfillment.items.map(({ line_item_id }: Json) => line_item_id))].map((id) => ({ id, quantity: 1 }))
  return call(client, "POST", `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/shipments`, { items, labels: [], ...settings })
}

export async function ship(client: Client, orderId: string, fulfillmentId: string, settings: { readonly labels?: unknown; readonly additional_data?: unknown } = {}): Promise<void> {
  const answer = await tryShip(client, orderId, fulfillmentId, settings)
  if (answer.status >= 300) throw new Error(`The shipment was refused: ${answer.status} ${JSON.stringify(answer.body)}`)
}

export const deliver = (client: Client, orderId: string, fulfillmentId: string): Promise<Json> => admin(client, "POST", `/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`, {})
export const cancelFulfillment = (client: Client, orderId: string, fulfillmentId: string): Promise<Json> => admin(client, "POST", `/orders/${orderId}/fulfillments/${fulfillmentId}/cancel`, {})
export const cancelOrder = (client: Client, orderId: string): Promise<Json> => admin(client, "POST", `/orders/${orderId}/cancel`, {})

export interface Level {
  readonly stocked: number
  readonly reserved: number
}

export async function levelOf(client: Client, itemId: string, locationId: string): Promise<Level | null> {
  const { inventory_levels } = await admin(client, "GET", `/inventory-items/${itemId}/location-levels?limit=50`)
  const level = inventory_levels.find(({ location_id }: Json) => location_id === locationId)
  return level === undefined ? null : { stocked: level.stocked_quantity, reserved: level.reserved_quantity }
}
