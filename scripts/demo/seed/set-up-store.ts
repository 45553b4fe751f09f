import type { ShopClient } from "../shop/client";

/** The shop around the goods: where it sells, from where it ships, how customers pay. */

export type Store = {
  region_id: string;
  sales_channel_id: string;
  publishable_key: string;
  shipping_profile_id: string;
  shipping_option_id: string;
  return_option_id: string;
  /** Leipzig first: Medusa reserves at the first warehouse that has enough. */
  location_ids: [leipzig: string, rotterdam: string];
};

export const CURRENCY = "eur";
const COUNTRIES = [
  { code: "de", rate: 19, tax: "Mehrwertsteuer" },
  { code: "fr", rate: 20, tax: "TVA" },
  { code: "nl", rate: 21, tax: "btw" },
];
const CARRIER = "demo-carrier_demo";
const BANK = "pp_demo-bank_demo";

const WAREHOUSES = {
  leipzig: { name: "Leipzig", address: { address_1: "Torgauer Straße 233", city: "Leipzig", country_code: "de", postal_code: "04347" } },
  rotterdam: { name: "Rotterdam", address: { address_1: "Waalhaven Oostzijde 81", city: "Rotterdam", country_code: "nl", postal_code: "3087 BM" } },
};

export async function setUpStore(client: ShopClient): Promise<Store> {
  const [channel, region, profile] = await Promise.all([createSalesChannel(client), createRegion(client), findShippingProfile(client)]);
  const leipzig = await createWarehouse(client, WAREHOUSES.leipzig, channel.id);
  const rotterdam = await createWarehouse(client, WAREHOUSES.rotterdam, channel.id);
  const option = { client, zoneId: leipzig.zoneId, profileId: profile.id, regionId: region.id };
  const shipping = await createShippingOption({ ...option, name: "Parcel", code: "parcel", carrierOption: "demo-parcel", amount: 4.9 });
  const giveBack = await createShippingOption({ ...option, name: "Return parcel", code: "return-parcel", carrierOption: "demo-return", amount: 0, isReturn: true });
  return {
    region_id: region.id, sales_channel_id: channel.id, publishable_key: channel.publishableKey, shipping_profile_id: profile.id,
    shipping_option_id: shipping.id, return_option_id: giveBack.id, location_ids: [leipzig.id, rotterdam.id],
  };
}

type Identified = { id: string };

async function createSalesChannel(client: ShopClient): Promise<Identified & { publishableKey: string }> {
  const { sales_channel } = await client.admin<{ sales_channel: Identified }>("POST", "/sales-channels", { name: "Web shop", description: "Customers in Germany, France and the Netherlands" });
  const { api_key } = await client.admin<{ api_key: Identified & { token: string } }>("POST", "/api-keys", { title: "Web shop", type: "publishable" });
  await client.admin("POST", `/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] });
  return { id: sales_channel.id, publishableKey: api_key.token };
}

/** Prices include the tax of each country, as shops in Europe show them. */
async function createRegion(client: ShopClient): Promise<Identified> {
  const { region } = await client.admin<{ region: Identified }>("POST", "/regions", {
    name: "Europe", currency_code: CURRENCY, countries: COUNTRIES.map(({ code }) => code), payment_providers: [BANK], is_tax_inclusive: true,
  });
  for (const { code, rate, tax } of COUNTRIES) {
    await client.admin("POST", "/tax-regions", { country_code: code, provider_id: "tp_system", default_tax_rate: { rate, code: `${code}-standard`, name: tax } });
  }
  return region;
}

async function findShippingProfile(client: ShopClient): Promise<Identified> {
  const { shipping_profiles: [known] } = await client.admin<{ shipping_profiles: Identified[] }>("GET", "/shipping-profiles?limit=1&type=default");
  if (known !== undefined) return known;
  const { shipping_profile } = await client.admin<{ shipping_profile: Identified }>("POST", "/shipping-profiles", { name: "Default", type: "default" });
  return shipping_profile;
}

async function createWarehouse(client: ShopClient, { name, address }: (typeof WAREHOUSES)["leipzig"], salesChannelId: string): Promise<Identified & { zoneId: string }> {
  const { stock_location: { id } } = await client.admin<{ stock_location: Identified }>("POST", "/stock-locations", { name, address });
  await client.admin("POST", `/stock-locations/${id}/sales-channels`, { add: [salesChannelId] });
  await client.admin("POST", `/stock-locations/${id}/fulfillment-providers`, { add: [CARRIER] });
  const { stock_location: { fulfillment_sets: [set] } } = await client.admin<{ stock_location: { fulfillment_sets: Identified[] } }>(
    "POST", `/stock-locations/${id}/fulfillment-sets?fields=*fulfillment_sets`, { name: `Shipping from ${name}`, type: "shipping" },
  );
  const { fulfillment_set: { service_zones: [zone] } } = await client.admin<{ fulfillment_set: { service_zones: Identified[] } }>(
    "POST", `/fulfillment-sets/${set?.id ?? ""}/service-zones?fields=*service_zones`,
    { name: `From ${name} to all of Europe`, geo_zones: COUNTRIES.map(({ code }) => ({ type: "country", country_code: code })) },
  );
  return { id, zoneId: zone?.id ?? "" };
}

type OptionInput = { client: ShopClient; zoneId: string; profileId: string; regionId: string; name: string; code: string; carrierOption: string; amount: number; isReturn?: boolean };

async function createShippingOption({ client, zoneId, profileId, regionId, name, code, carrierOption, amount, isReturn = false }: OptionInput): Promise<Identified> {
  const { shipping_option } = await client.admin<{ shipping_option: Identified }>("POST", "/shipping-options", {
    name, service_zone_id: zoneId, shipping_profile_id: profileId, provider_id: CARRIER, price_type: "flat", data: { id: carrierOption },
    type: { label: name, description: `${name} with the demo carrier`, code },
    prices: [{ currency_code: CURRENCY, amount }, { region_id: regionId, amount }],
    rules: [{ attribute: "is_return", operator: "eq", value: String(isReturn) }, { attribute: "enabled_in_store", operator: "eq", value: "true" }],
  });
  return shipping_option;
}
