import type { HttpOrderUnits, HttpSerialPolicy, HttpUnit, HttpUnitEvent } from "../../../src/types/http";
import { type Client } from "./client";

/** A shop of its own for each suite: sales channel, key, two warehouses, shipping. Products and orders are made through the API. */

export type Shop = {
  client: Client;
  salesChannelId: string;
  publishableKey: string;
  regionId: string;
  profileId: string;
  locationIds: [string, string];
  shippingOptionId: string;
};

export type Product = { productId: string; variantId: string; inventoryItemId: string };
export type LineItem = { id: string; variant_id: string; quantity: number; title: string };
export type Order = { id: string; display_id: number; items: LineItem[]; fulfillments: { id: string; location_id: string; shipped_at: string | null; canceled_at: string | null }[]; status: string };

let sequence = 0;
/** Unique in a run; upper case, so that it is its own normal form as a serial number. */
export const tag = (): string => `${Date.now().toString(36)}${(sequence++).toString(36)}`.toUpperCase();

const CURRENCY = "usd";
const COUNTRY = "us";
const ADDRESS = { first_name: "Ann", last_name: "Buyer", address_1: "1 Main St", city: "New York", country_code: COUNTRY, postal_code: "10001" };

export async function createShop(client: Client): Promise<Shop> {
  const name = tag();
  const { sales_channel: channel } = await client.ok<{ sales_channel: { id: string } }>("POST", "/admin/sales-channels", { name: `channel-${name}` });
  const { api_key: key } = await client.ok<{ api_key: { id: string; token: string } }>("POST", "/admin/api-keys", { title: `key-${name}`, type: "publishable" });
  await client.ok("POST", `/admin/api-keys/${key.id}/sales-channels`, { add: [channel.id] });
  const regionId = await ensureRegion(client, name);
  const profileId = await ensureProfile(client, name);
  const first = await createWarehouse(client, channel.id, `${name}-1`);
  const second = await createWarehouse(client, channel.id, `${name}-2`);
  const { shipping_option: option } = await client.ok<{ shipping_option: { id: string } }>("POST", "/admin/shipping-options", {
    name: `standard-${name}`, service_zone_id: first.zoneId, shipping_profile_id: profileId, provider_id: "manual_manual", price_type: "flat",
    type: { label: "Standard", description: "Standard", code: `standard-${name}` },
    prices: [{ currency_code: CURRENCY, amount: 10 }, { region_id: regionId, amount: 10 }],
    rules: [{ attribute: "is_return", operator: "eq", value: "false" }, { attribute: "enabled_in_store", operator: "eq", value: "true" }],
  });
  return { client, salesChannelId: channel.id, publishableKey: key.token, regionId, profileId, locationIds: [first.id, second.id], shippingOptionId: option.id };
}

/** One region owns a country, so all shops of a server share it. */
async function ensureRegion(client: Client, name: string): Promise<string> {
  type Region = { id: string; countries: { iso_2: string }[] };
  const { regions } = await client.ok<{ regions: Region[] }>("GET", "/admin/regions?limit=100&fields=id,*countries");
  const known = regions.find((region) => region.countries.some(({ iso_2 }) => iso_2 === COUNTRY));
  if (known) return known.id;
  const { region } = await client.ok<{ region: Region }>("POST", "/admin/regions", {
    name: `region-${name}`, currency_code: CURRENCY, countries: [COUNTRY], payment_providers: ["pp_system_default"],
  });
  return region.id;
}

async function ensureProfile(client: Client, name: string): Promise<string> {
  const { shipping_profiles: profiles } = await client.ok<{ shipping_profiles: { id: string }[] }>("GET", "/admin/shipping-profiles?limit=1&type=default");
  if (profiles[0]) return profiles[0].id;
  const { shipping_profile: profile } = await client.ok<{ shipping_profile: { id: string } }>("POST", "/admin/shipping-profiles", { name: `default-${name}`, type: "default" });
  return profile.id;
}

export async function createWarehouse(client: Client, salesChannelId: string | null, name: string): Promise<{ id: string; zoneId: string }> {
  const { stock_location: location } = await client.ok<{ stock_location: { id: string } }>("POST", "/admin/stock-locations", {
    name: `warehouse-${name}`, address: { address_1: "Dock 1", city: "New York", country_code: COUNTRY, postal_code: "10001" },
  });
  if (salesChannelId) await client.ok("POST", `/admin/stock-locations/${location.id}/sales-channels`, { add: [salesChannelId] });
  await client.ok("POST", `/admin/stock-locations/${location.id}/fulfillment-providers`, { add: ["manual_manual"] });
  const withSets = await client.ok<{ stock_location: { fulfillment_sets: { id: string; name: string }[] } }>(
    "POST", `/admin/stock-locations/${location.id}/fulfillment-sets?fields=*fulfillment_sets`, { name: `set-${name}`, type: "shipping" },
  );
  const set = withSets.stock_location.fulfillment_sets.find((candidate) => candidate.name === `set-${name}`);
  const zoned = await client.ok<{ fulfillment_set: { service_zones: { id: string }[] } }>(
    "POST", `/admin/fulfillment-sets/${set?.id}/service-zones?fields=*service_zones`, { name: `zone-${name}`, geo_zones: [{ type: "country", country_code: COUNTRY }] },
  );
  return { id: location.id, zoneId: zoned.fulfillment_set.service_zones[0]?.id ?? "" };
}

export type ItemOptions = {
  /** A level for each number, warehouse by warehouse. */
  stock?: number[];
};

/** An inventory item, by default with an empty level at both warehouses. */
export async function createItem(shop: Shop, { stock = [0, 0] }: ItemOptions = {}): Promise<string> {
  const sku = `item-${tag()}`;
  const { inventory_item: item } = await shop.client.ok<{ inventory_item: { id: string } }>("POST", "/admin/inventory-items", { sku, title: sku });
  for (const [index, stocked_quantity] of stock.entries()) {
    await shop.client.ok("POST", `/admin/inventory-items/${item.id}/location-levels`, { location_id: shop.locationIds[index], stocked_quantity });
  }
  return item.id;
}

export type ProductOptions = ItemOptions & {
  /** Several, or more than one of the same, make a kit. */
  kit?: { inventory_item_id: string; required_quantity: number }[];
  manageInventory?: boolean;
  allowBackorder?: boolean;
};

/** One product with one variant that is sold from an item of its own, or a kit. */
export async function createProduct(shop: Shop, { kit, stock, manageInventory = true, allowBackorder = false }: ProductOptions = {}): Promise<Product> {
  const items = kit ?? (manageInventory ? [{ inventory_item_id: await createItem(shop, stock ? { stock } : {}), required_quantity: 1 }] : undefined);
  const name = tag();
  const { product } = await shop.client.ok<{ product: { id: string; variants: { id: string }[] } }>("POST", "/admin/products?fields=id,*variants", {
    title: `Product ${name}`, handle: `product-${name.toLowerCase()}`, status: "published", shipping_profile_id: shop.profileId, sales_channels: [{ id: shop.salesChannelId }],
    options: [{ title: "Size", values: ["M"] }],
    variants: [{
      title: "M", sku: `sku-${name}`, manage_inventory: manageInventory, allow_backorder: allowBackorder, options: { Size: "M" },
      prices: [{ currency_code: CURRENCY, amount: 100 }], ...(items ? { inventory_items: items } : {}),
    }],
  });
  return { productId: product.id, variantId: product.variants[0]?.id ?? "", inventoryItemId: items?.[0]?.inventory_item_id ?? "" };
}

export type Policy = Partial<Pick<HttpSerialPolicy, "tracking" | "enforcement" | "require_pick" | "allocate_at" | "strategy" | "unique_within" | "number_format" | "sellable_grades">>;

export async function createPolicy(shop: Shop, target: { variant_id: string } | { inventory_item_id: string }, policy: Policy = {}): Promise<HttpSerialPolicy> {
  const { serial_policy } = await shop.client.ok<{ serial_policy: HttpSerialPolicy }>("POST", "/admin/serial-policies", { ...target, tracking: "full", ...policy });
  return serial_policy;
}

/** A product whose units are tracked fully, with `unitCount` units at the first warehouse. */
export async function createTrackedProduct(shop: Shop, { unitCount = 0, policy = {}, ...product }: ProductOptions & { unitCount?: number; policy?: Policy } = {}): Promise<Product & { policy: HttpSerialPolicy; units: HttpUnit[] }> {
  const created = await createProduct(shop, product);
  const serialPolicy = await createPolicy(shop, { variant_id: created.variantId }, policy);
  const units = unitCount === 0 ? [] : await receive(shop, created, unitCount);
  return { ...created, policy: serialPolicy, units };
}

export const serials = (count: number, prefix = tag()): string[] => Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(5, "0")}`);

export async function receive(shop: Shop, { inventoryItemId }: Pick<Product, "inventoryItemId">, what: number | string[], locationId = shop.locationIds[0]): Promise<HttpUnit[]> {
  const { units } = await shop.client.ok<{ units: HttpUnit[] }>("POST", "/admin/units/receive", {
    inventory_item_id: inventoryItemId, location_id: locationId, serial_numbers: typeof what === "number" ? serials(what) : what,
  });
  return units;
}

export async function placeOrder(shop: Shop, items: { variant_id: string; quantity: number }[], email = "guest@test.local", token: string | null = null): Promise<Order> {
  const { client } = shop;
  const options = { headers: { "x-publishable-api-key": shop.publishableKey }, token };
  const [first, ...others] = items;
  const { cart } = await client.ok<{ cart: { id: string } }>("POST", "/store/carts", {
    region_id: shop.regionId, sales_channel_id: shop.salesChannelId, email, shipping_address: ADDRESS, billing_address: ADDRESS, items: [first],
  }, options);
  // One by one, so that the order's lines stand in this order.
  for (const item of others) await client.ok("POST", `/store/carts/${cart.id}/line-items`, item, options);
  await client.ok("POST", `/store/carts/${cart.id}/shipping-methods`, { option_id: shop.shippingOptionId }, options);
  const { payment_collection } = await client.ok<{ payment_collection: { id: string } }>("POST", "/store/payment-collections", { cart_id: cart.id }, options);
  await client.ok("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" }, options);
  const done = await client.ok<{ type: string; order?: Order; error?: unknown }>("POST", `/store/carts/${cart.id}/complete`, {}, options);
  if (done.type !== "order" || !done.order) throw new Error(`The cart was not completed: ${JSON.stringify(done.error)}`);
  return done.order;
}

const ORDER_FIELDS = encodeURIComponent("id,display_id,status,*items,*fulfillments");

export async function getOrder({ client }: Shop, orderId: string): Promise<Order> {
  return (await client.ok<{ order: Order }>("GET", `/admin/orders/${orderId}?fields=${ORDER_FIELDS}`)).order;
}

export type Fulfilment = { items?: { id: string; quantity: number }[]; locationId?: string; serialNumbers?: object };

/** The body of Medusa's own route. */
export async function fulfillmentBody(shop: Shop, order: Order, { items, locationId = shop.locationIds[0], serialNumbers }: Fulfilment = {}): Promise<object> {
  return {
    items: items ?? order.items.map(({ id, quantity }) => ({ id, quantity })), location_id: locationId, no_notification: true,
    ...(serialNumbers ? { additional_data: { serial_numbers: serialNumbers } } : {}),
  };
}

/** Gives the id of the new fulfilment. */
export async function fulfill(shop: Shop, order: Order, fulfilment: Fulfilment = {}): Promise<string> {
  const known = new Set((await getOrder(shop, order.id)).fulfillments.map(({ id }) => id));
  await shop.client.ok("POST", `/admin/orders/${order.id}/fulfillments`, await fulfillmentBody(shop, order, fulfilment));
  const created = (await getOrder(shop, order.id)).fulfillments.find(({ id }) => !known.has(id));
  if (!created) throw new Error(`Order ${order.id} has no new fulfilment.`);
  return created.id;
}

export async function ship(shop: Shop, order: Order, fulfillmentId: string, serialNumbers?: object): Promise<void> {
  await shop.client.ok("POST", `/admin/orders/${order.id}/fulfillments/${fulfillmentId}/shipments`, {
    items: order.items.map(({ id, quantity }) => ({ id, quantity })), labels: [{ tracking_number: `T-${tag()}`, tracking_url: "#", label_url: "#" }],
    ...(serialNumbers ? { additional_data: { serial_numbers: serialNumbers } } : {}),
  });
}

export const deliver = (shop: Shop, order: Order, fulfillmentId: string): Promise<unknown> =>
  shop.client.ok("POST", `/admin/orders/${order.id}/fulfillments/${fulfillmentId}/mark-as-delivered`, {});
export const cancelFulfillment = (shop: Shop, order: Order, fulfillmentId: string): Promise<unknown> =>
  shop.client.ok("POST", `/admin/orders/${order.id}/fulfillments/${fulfillmentId}/cancel`, {});
export const cancelOrder = (shop: Shop, order: Order): Promise<unknown> => shop.client.ok("POST", `/admin/orders/${order.id}/cancel`, {});

export const orderUnits = ({ client }: Shop, orderId: string): Promise<HttpOrderUnits> => client.ok<HttpOrderUnits>("GET", `/admin/orders/${orderId}/units`);
export const getUnit = async ({ client }: Shop, id: string): Promise<HttpUnit> => (await client.ok<{ unit: HttpUnit }>("GET", `/admin/units/${id}`)).unit;
export const getHistory = async ({ client }: Shop, id: string): Promise<HttpUnitEvent[]> =>
  (await client.ok<{ events: HttpUnitEvent[] }>("GET", `/admin/units/${id}/history?limit=200`)).events;
export const command = ({ client }: Shop, body: object): Promise<{ changed_count: number; units: HttpUnit[] }> => client.ok("POST", "/admin/units/commands", body);

export type Level = { stocked: number; reserved: number; available: number };

/** Medusa's levels of an item, by location. */
export async function levels({ client }: Shop, inventoryItemId: string): Promise<Record<string, Level>> {
  type Row = { location_id: string; stocked_quantity: number; reserved_quantity: number; available_quantity: number };
  const { inventory_levels } = await client.ok<{ inventory_levels: Row[] }>("GET", `/admin/inventory-items/${inventoryItemId}/location-levels?limit=100`);
  return Object.fromEntries(inventory_levels.map((row) => [row.location_id, { stocked: row.stocked_quantity, reserved: row.reserved_quantity, available: row.available_quantity }]));
}
