import type { HttpOrderUnits, HttpOrderUnitsChanged, HttpUnit } from "../../../src/types/http";
import { claim, eventually, only } from "../claims";
import type { ShopClient } from "./client";
import type { Customer, Person } from "./customers";

/** What an order goes through, by Medusa's own routes and ours. */

export type OrderLine = { variant_id: string; quantity: number };
export type LineItem = { id: string; variant_id: string; title: string; product_title: string; quantity: number };
export type Label = { tracking_number: string; tracking_url: string; label_url: string };
export type Fulfillment = { id: string; location_id: string; shipped_at: string | null; delivered_at: string | null; canceled_at: string | null; labels: Label[] };
export type Order = { id: string; display_id: number; status: string; fulfillment_status: string; currency_code: string; total: number; items: LineItem[]; fulfillments: Fulfillment[] };

const ORDER_FIELDS = "id,display_id,status,fulfillment_status,currency_code,total,*items,*fulfillments,*fulfillments.labels";
const BANK = "pp_demo-bank_demo";

export type Checkout = {
  publishableKey: string;
  regionId: string;
  shippingOptionId: string;
  /** Without a token: a guest. */
  buyer: Person | Customer;
  lines: readonly OrderLine[];
};

/** The store API as a web shop uses it: cart, shipping, payment, order. */
export async function placeOrder(client: ShopClient, { publishableKey, regionId, shippingOptionId, buyer, lines }: Checkout): Promise<Pick<Order, "id" | "display_id" | "total" | "items">> {
  const token = "token" in buyer ? buyer.token : undefined;
  const store = <Result>(path: string, body: Record<string, unknown>) => client.store<Result>("POST", path, publishableKey, body, token);
  const address = { first_name: buyer.first_name, last_name: buyer.last_name, ...buyer.address };
  const { cart } = await store<{ cart: { id: string } }>("/carts", { region_id: regionId, email: buyer.email, shipping_address: address, billing_address: address, items: lines });
  await store(`/carts/${cart.id}/shipping-methods`, { option_id: shippingOptionId });
  const { payment_collection } = await store<{ payment_collection: { id: string } }>("/payment-collections", { cart_id: cart.id });
  await store(`/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: BANK });
  const done = await store<{ type: string; order?: Order; error?: unknown }>(`/carts/${cart.id}/complete`, {});
  claim(done.order !== undefined, `${buyer.first_name} ${buyer.last_name}'s cart becomes an order`, done.error);
  return done.order;
}

export async function readOrder(client: ShopClient, orderId: string): Promise<Order> {
  const { order } = await client.admin<{ order: Order }>("GET", `/orders/${orderId}?fields=${ORDER_FIELDS}`);
  return order;
}

export const readOrderUnits = (client: ShopClient, orderId: string): Promise<HttpOrderUnits> => client.admin<HttpOrderUnits>("GET", `/orders/${orderId}/units`);

export type Expected = {
  /** Units of stock that the order's lines have, and that they still wait for. */
  units: number;
  waiting?: number;
};

/** Allocation follows the order within moments: Medusa tells of the order, Aftercare names the units. */
export async function waitForUnits(client: ShopClient, orderId: string, { units, waiting = 0 }: Expected): Promise<HttpUnit[]> {
  const inStock = async () => (await readOrderUnits(client, orderId)).lines.filter(({ tracking }) => tracking === "full");
  const lines = await eventually(
    `order ${orderId} has ${units} named unit(s)${waiting === 0 ? "" : ` and waits for ${waiting} more`}`,
    inStock,
    (found) => sum(found, (line) => line.units.length) === units && sum(found, (line) => line.waiting_count) === waiting,
  );
  return lines.flatMap((line) => line.units);
}

const sum = <Item>(items: readonly Item[], countOf: (item: Item) => number): number => items.reduce((total, item) => total + countOf(item), 0);

export const pick = (client: ShopClient, orderId: string, serialNumbers: readonly string[]): Promise<HttpOrderUnitsChanged> =>
  client.admin<HttpOrderUnitsChanged>("POST", `/orders/${orderId}/units/pick`, { serial_numbers: serialNumbers });

export type Packing = {
  locationId: string;
  items: readonly { id: string; quantity: number }[];
  /** By line: units that are named only now. */
  serialNumbers?: Record<string, readonly string[]>;
};

export async function fulfil(client: ShopClient, orderId: string, { locationId, items, serialNumbers }: Packing): Promise<Fulfillment> {
  const { order } = await client.admin<{ order: Order }>("POST", `/orders/${orderId}/fulfillments?fields=${ORDER_FIELDS}`, {
    location_id: locationId, items, no_notification: true, ...(serialNumbers === undefined ? {} : { additional_data: { serial_numbers: serialNumbers } }),
  });
  return only(order.fulfillments.filter(({ shipped_at, canceled_at }) => shipped_at === null && canceled_at === null), `order ${orderId} has one parcel to ship`);
}

/** The carrier gave the label when the parcel was packed. It is named once more, because Medusa drops the labels that a shipment does not name. */
export async function ship(client: ShopClient, orderId: string, { id, labels }: Fulfillment, items: readonly { id: string; quantity: number }[]): Promise<void> {
  await client.admin("POST", `/orders/${orderId}/fulfillments/${id}/shipments`, {
    items, no_notification: true, labels: labels.map(({ tracking_number, tracking_url, label_url }) => ({ tracking_number, tracking_url, label_url })),
  });
}

/** Also waits until the units know: delivery has no hook, so Aftercare hears of it by an event. */
export async function deliver(client: ShopClient, orderId: string, fulfillmentId: string): Promise<HttpUnit[]> {
  await client.admin("POST", `/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`, {});
  const unitsOf = async () => (await readOrderUnits(client, orderId)).lines.flatMap(({ units }) => units).filter((unit) => unit.fulfillment_id === fulfillmentId);
  return await eventually(`the units of order ${orderId} are delivered`, unitsOf, (units) => units.every(({ status }) => status === "delivered"));
}

export async function cancelOrder(client: ShopClient, orderId: string): Promise<void> {
  await client.admin("POST", `/orders/${orderId}/cancel`, {});
}

/** Takes the money of an order; the bank authorized it at checkout. */
export async function capturePayment(client: ShopClient, orderId: string): Promise<void> {
  const { order } = await client.admin<{ order: { payment_collections: { payments: { id: string; captured_at: string | null }[] }[] } }>(
    "GET", `/orders/${orderId}?fields=id,*payment_collections.payments`,
  );
  for (const { id } of order.payment_collections.flatMap(({ payments }) => payments).filter(({ captured_at }) => captured_at === null)) {
    await client.admin("POST", `/payments/${id}/capture`, {});
  }
}

export const allItems = ({ items }: Pick<Order, "items">): { id: string; quantity: number }[] => items.map(({ id, quantity }) => ({ id, quantity }));
