import { CURRENCY, type Store } from "./set-up-store";
import { FRENCH_WARRANTY, type ItemKey, ITEMS, PRODUCTS, type ProductSpec, SERIAL_POLICIES, type VariantKey, WARRANTIES, WARRANTY_ZONE } from "./catalog";
import { PICTURES } from "./pictures";
import type { ShopClient } from "../shop/client";

export type Catalog = {
  items: Record<ItemKey, string>;
  variants: Record<VariantKey, string>;
};

/** Products with their inventory items, then how units are numbered, then what is promised about them after the sale. */
export async function createCatalog(client: ShopClient, store: Store): Promise<Catalog> {
  const items = await createItems(client, store);
  const variants = await createProducts(client, store, items);
  for (const [key, policy] of Object.entries(SERIAL_POLICIES)) {
    await client.admin("POST", "/serial-policies", { inventory_item_id: items[key as ItemKey], ...policy });
  }
  for (const { name, code, months, kind, guarantor, variants: covered, more, since } of WARRANTIES) {
    const terms = {
      kind, guarantor, start: { anchors: ["delivery", "purchase"], pick: "first_known" }, term: { duration: `P${months}M` }, day_count: { calendar: WARRANTY_ZONE }, ...more,
      ...(kind === "statutory" ? { citations: [{ law: "Directive (EU) 2019/771", article: "10 (1)" }] } : {}),
    };
    const policy = { name, code, variant_ids: covered.map((key) => variants[key]) };
    await publishWarranty(client, { ...policy, terms });
    if (since !== undefined) await publishWarranty(client, { ...policy, terms: { ...terms, ...since } });
  }
  await publishFrenchWarranty(client, variants);
  return { items, variants };
}

async function publishWarranty(client: ShopClient, policy: Record<string, unknown>): Promise<void> {
  const { warranty_policy } = await client.admin<{ warranty_policy: { id: string } }>("POST", "/warranty-policies", policy);
  await client.admin("POST", `/warranty-policies/${warranty_policy.id}/publish`, {});
}

const DAY_MS = 86_400_000;

type Packs = { packs: { id: string; policies: { terms: Record<string, unknown> }[] }[] };

/** As the pack has it; what was sold before the shop had it is judged by what it was sold with. */
async function publishFrenchWarranty(client: ShopClient, variants: Catalog["variants"]): Promise<void> {
  const { name, code, pack, variants: covered } = FRENCH_WARRANTY;
  const { packs } = await client.admin<Packs>("GET", "/warranty-policies/packs");
  const drafted = packs.find(({ id }) => id === pack)?.policies[0]?.terms;
  const soldFrom = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  await publishWarranty(client, { name, code, variant_ids: covered.map((key) => variants[key]), terms: { ...drafted, applicability: { sold_from: soldFrom } } });
}

/** An item has the picture of the product it is sold as alone. */
const pictureOf = (item: string): string | null => PICTURES[PRODUCTS.find(({ variants }) => variants.some(({ key }) => key === item))?.handle ?? ""] ?? null;

/** Most have a level at both warehouses, so that stock may arrive at either. */
async function createItems(client: ShopClient, { location_ids }: Store): Promise<Catalog["items"]> {
  const ids: Partial<Catalog["items"]> = {};
  for (const [key, { sku, title, stock = [0, 0], onlyInLeipzig }] of Object.entries(ITEMS)) {
    const places = onlyInLeipzig ? location_ids.slice(0, 1) : location_ids;
    const { inventory_item } = await client.admin<{ inventory_item: { id: string } }>("POST", "/inventory-items", {
      sku, title, requires_shipping: true, thumbnail: pictureOf(key), location_levels: places.map((location_id, index) => ({ location_id, stocked_quantity: stock[index] ?? 0 })),
    });
    ids[key as ItemKey] = inventory_item.id;
  }
  // Every key of ITEMS got its id above.
  return ids as Catalog["items"];
}

async function createProducts(client: ShopClient, store: Store, items: Catalog["items"]): Promise<Catalog["variants"]> {
  const { created } = await client.admin<{ created: { variants: { id: string; sku: string }[] }[] }>("POST", "/products/batch", {
    create: PRODUCTS.map((product) => productBody(product, store, items)),
  });
  const idBySku = new Map(created.flatMap(({ variants }) => variants.map(({ id, sku }) => [sku, id] as const)));
  const keys = PRODUCTS.flatMap(({ variants }) => variants.map(({ key }) => key));
  // Every variant of PRODUCTS has a key of its own.
  return Object.fromEntries(keys.map((key) => [key, idBySku.get(skuOf(key)) ?? ""])) as Catalog["variants"];
}

const skuOf = (key: VariantKey): string => (key === "drill_kit" ? "RB-D18-KIT" : ITEMS[key].sku);

function productBody({ title, handle, description, option, variants }: ProductSpec, store: Store, items: Catalog["items"]): Record<string, unknown> {
  return {
    title, handle, description, status: "published", ...(PICTURES[handle] === undefined ? {} : { thumbnail: PICTURES[handle] }), shipping_profile_id: store.shipping_profile_id, sales_channels: [{ id: store.sales_channel_id }],
    options: [{ title: option, values: variants.map(({ value }) => value) }],
    variants: variants.map(({ key, value, price, ean, allowBackorder = false, parts }) => ({
      title: value, sku: skuOf(key), ...(ean === undefined ? {} : { ean }), manage_inventory: true, allow_backorder: allowBackorder, options: { [option]: value }, prices: [{ currency_code: CURRENCY, amount: price }],
      inventory_items: parts === undefined
        // Only a kit has a key that is no item, and a kit names its parts.
        ? [{ inventory_item_id: items[key as ItemKey], required_quantity: 1 }]
        : parts.map(({ item, quantity }) => ({ inventory_item_id: items[item], required_quantity: quantity })),
    })),
  };
}
