/** What the shop sells, as data. Keys name an item or variant everywhere in the demo. */

export type ItemKey =
  | "phone_graphite" | "phone_sand" | "phone_midnight" | "drill" | "battery" | "charger" | "grinder" | "laser" | "oximeter"
  | "coffee_machine" | "phone_case" | "coffee_filters" | "shirt_m" | "shirt_l";

type ItemSpec = {
  sku: string;
  title: string;
  /** Goods that are not tracked in stock by serial number have a level like anywhere else: Leipzig, Rotterdam. */
  stock?: [number, number];
  /** Sold from Leipzig alone: Medusa reserves at any warehouse that has a level of the item, and the story needs these there. */
  onlyInLeipzig?: true;
};

export const ITEMS: Readonly<Record<ItemKey, ItemSpec>> = {
  phone_graphite: { sku: "FJ1-GRAPHITE", title: "Fjord One, graphite" },
  phone_sand: { sku: "FJ1-SAND", title: "Fjord One, sand" },
  phone_midnight: { sku: "FJ1-MIDNIGHT", title: "Fjord One, midnight" },
  drill: { sku: "RB-D18", title: "Rebar drill 18 V" },
  battery: { sku: "RB-B4", title: "Rebar battery 18 V 4 Ah" },
  charger: { sku: "RB-C2", title: "Rebar charger", stock: [80, 40] },
  grinder: { sku: "RB-G125", title: "Rebar angle grinder 125 mm" },
  laser: { sku: "RB-L2", title: "Rebar cross-line laser", onlyInLeipzig: true },
  oximeter: { sku: "PV3", title: "PulseView 3 pulse oximeter", onlyInLeipzig: true },
  coffee_machine: { sku: "BU-1", title: "Barista Uno coffee machine", stock: [24, 10] },
  phone_case: { sku: "FJ1-CASE", title: "Silicone case for Fjord One", stock: [300, 120] },
  coffee_filters: { sku: "BU-FILTER", title: "Coffee filters, 100 pieces", stock: [250, 100] },
  shirt_m: { sku: "SHIRT-M", title: "Workshop T-shirt, M", stock: [60, 20] },
  shirt_l: { sku: "SHIRT-L", title: "Workshop T-shirt, L", stock: [60, 20] },
};

export type VariantKey = ItemKey | "drill_kit";

type VariantSpec = {
  key: VariantKey;
  /** The value of the product's one option. */
  value: string;
  price: number;
  /** What the label's Digital Link begins with. */
  ean?: string;
  /** Several items, or several of one, make a kit. Default: one of the item with the variant's key. */
  parts?: readonly { item: ItemKey; quantity: number }[];
  allowBackorder?: boolean;
};

export type ProductSpec = { title: string; handle: string; description: string; option: string; variants: readonly VariantSpec[] };

export const PRODUCTS: readonly ProductSpec[] = [
  {
    title: "Fjord One", handle: "fjord-one", description: "A phone that can be opened and repaired. Each has a serial number and an IMEI.", option: "Colour",
    variants: [
      { key: "phone_graphite", value: "Graphite", price: 549, ean: "9506000134352" },
      { key: "phone_sand", value: "Sand", price: 549 },
      { key: "phone_midnight", value: "Midnight", price: 579 },
    ],
  },
  { title: "Rebar drill 18 V", handle: "rebar-drill", description: "Without battery and charger.", option: "Version", variants: [{ key: "drill", value: "Bare tool", price: 149 }] },
  { title: "Rebar battery 18 V 4 Ah", handle: "rebar-battery", description: "Fits all Rebar tools.", option: "Version", variants: [{ key: "battery", value: "4 Ah", price: 69 }] },
  {
    title: "Rebar drill kit", handle: "rebar-drill-kit", description: "Drill, two batteries, charger. Drill and batteries have serial numbers of their own.", option: "Version",
    variants: [{ key: "drill_kit", value: "Kit with two batteries", price: 279, parts: [{ item: "drill", quantity: 1 }, { item: "battery", quantity: 2 }, { item: "charger", quantity: 1 }] }],
  },
  { title: "Rebar angle grinder 125 mm", handle: "rebar-grinder", description: "With soft start.", option: "Version", variants: [{ key: "grinder", value: "125 mm", price: 119 }] },
  {
    title: "Rebar cross-line laser", handle: "rebar-laser", description: "May be ordered before it is back in stock.", option: "Version",
    variants: [{ key: "laser", value: "Green", price: 199, allowBackorder: true }],
  },
  { title: "PulseView 3", handle: "pulseview-3", description: "A pulse oximeter: a medical device with lot and expiry date.", option: "Version", variants: [{ key: "oximeter", value: "Adult", price: 89 }] },
  {
    title: "Barista Uno", handle: "barista-uno", description: "A coffee machine whose serial number is read when it leaves the warehouse.", option: "Version",
    variants: [{ key: "coffee_machine", value: "Black", price: 429 }],
  },
  { title: "Silicone case for Fjord One", handle: "fjord-case", description: "Has no serial number.", option: "Colour", variants: [{ key: "phone_case", value: "Graphite", price: 24 }] },
  { title: "Coffee filters, 100 pieces", handle: "coffee-filters", description: "Have no serial number.", option: "Version", variants: [{ key: "coffee_filters", value: "100 pieces", price: 6 }] },
  {
    title: "Workshop T-shirt", handle: "workshop-shirt", description: "Has no serial number.", option: "Size",
    variants: [{ key: "shirt_m", value: "M", price: 29 }, { key: "shirt_l", value: "L", price: 29 }],
  },
];

/** Items whose units are known one by one from the day they arrive. */
export const TRACKED_ITEMS = ["phone_graphite", "phone_sand", "phone_midnight", "drill", "battery", "grinder", "laser", "oximeter"] as const satisfies readonly ItemKey[];
export type TrackedItem = (typeof TRACKED_ITEMS)[number];

const PHONE_SERIAL = { charset: "digits", min_length: 12, max_length: 12, check: "luhn" };

/** How units are numbered and promised; what is left out is the product's default. */
export const SERIAL_POLICIES: Readonly<Partial<Record<ItemKey, Record<string, unknown>>>> = {
  // Phones are sold on: whoever holds one may see whether it is genuine and still covered.
  phone_graphite: { tracking: "full", number_format: PHONE_SERIAL, unique_within: "product", passport: true },
  phone_sand: { tracking: "full", number_format: PHONE_SERIAL, unique_within: "product" },
  phone_midnight: { tracking: "full", number_format: PHONE_SERIAL, unique_within: "product", require_pick: true },
  drill: { tracking: "full", number_format: { mask: "RBD18-######" } },
  battery: { tracking: "full", number_format: { mask: "RBB4-######" } },
  grinder: { tracking: "full", number_format: { mask: "RBG125-######" } },
  laser: { tracking: "full", number_format: { mask: "RBL2-######" } },
  // What expires first leaves first, and nothing leaves without a scan.
  oximeter: { tracking: "full", number_format: { mask: "PV3-######" }, strategy: "fefo", require_pick: true },
  coffee_machine: { tracking: "at_ship", number_format: { mask: "BU1-######" } },
};

type WarrantySpec = { name: string; code: string; months: number; kind: "statutory" | "commercial"; guarantor: "seller" | "manufacturer"; variants: readonly VariantKey[]; more?: Record<string, unknown>;
  /** Published after the first version: what was sold before keeps that one. */
  since?: Record<string, unknown>;
};

/** Days are counted where the shop is. */
export const WARRANTY_ZONE = "Europe/Berlin";
export const PHONE_WARRANTY_MONTHS = 24;
/** A repair under the guarantee prolongs it once: Directive (EU) 2019/771, art. 10 (2a). */
export const PHONE_REPAIR_EXTENDS_MONTHS = 12;

export const WARRANTIES: readonly WarrantySpec[] = [
  { name: "Phones: two years' legal guarantee", code: "phones", months: PHONE_WARRANTY_MONTHS, kind: "statutory", guarantor: "seller", variants: ["phone_graphite", "phone_sand", "phone_midnight"], more: { exclusions: [{ code: "accident" }, { code: "liquid" }], after_repair: { extend: `P${PHONE_REPAIR_EXTENDS_MONTHS}M`, times: 1 } }, since: { scope: { countries: ["DE", "NL"] } } },
  { name: "Power tools: three years", code: "power-tools", months: 36, kind: "commercial", guarantor: "manufacturer", variants: ["drill", "drill_kit", "grinder", "laser"] },
  { name: "Batteries: one year", code: "batteries", months: 12, kind: "commercial", guarantor: "manufacturer", variants: ["battery"] },
  { name: "Medical devices: two years", code: "medical", months: 24, kind: "statutory", guarantor: "seller", variants: ["oximeter"] },
  { name: "Coffee machines: two years", code: "coffee", months: 24, kind: "statutory", guarantor: "seller", variants: ["coffee_machine"] },
];

/** France has a law of its own: its terms are drafted from the pack that Aftercare brings along. */
export const FRENCH_WARRANTY = { name: "Phones: garantie légale de conformité", code: "phones-fr", pack: "fr", variants: ["phone_graphite", "phone_sand", "phone_midnight"] } as const satisfies { variants: readonly VariantKey[] } & Record<string, unknown>;
/** Each repair under it prolongs it: Code de la consommation, art. L217-13. */
export const FRENCH_REPAIR_EXTENDS_MONTHS = 6;
