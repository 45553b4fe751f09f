import type { Catalog } from "./create-catalog";
import type { TrackedItem } from "./catalog";
import type { Store } from "./set-up-store";
import type { ShopClient } from "../shop/client";
import { checkedSerial, imei } from "../shop/numbers";

/** The goods that arrived before today, by delivery. */

type Delivery = {
  item: TrackedItem;
  /** 0: Leipzig, 1: Rotterdam. */
  at: 0 | 1;
  bin: string;
  count: number;
  /** The number of the first unit. */
  from: number;
  purchaseOrder: string;
  lot?: string;
  expiresInMonths?: number;
  manufacturedMonthsAgo: number;
};

/** This lot is recalled later (incidents.ts). It expires first, so orders get it first. */
export const RECALLED_LOT = "PV3-2601";

const DELIVERIES: readonly Delivery[] = [
  { item: "phone_graphite", at: 0, bin: "P-01", count: 80, from: 1, purchaseOrder: "PO-2026-0311", manufacturedMonthsAgo: 4 },
  { item: "phone_graphite", at: 1, bin: "R-11", count: 40, from: 81, purchaseOrder: "PO-2026-0312", manufacturedMonthsAgo: 4 },
  { item: "phone_sand", at: 0, bin: "P-02", count: 40, from: 201, purchaseOrder: "PO-2026-0311", manufacturedMonthsAgo: 4 },
  { item: "phone_sand", at: 1, bin: "R-12", count: 20, from: 241, purchaseOrder: "PO-2026-0312", manufacturedMonthsAgo: 4 },
  { item: "drill", at: 0, bin: "T-03", count: 60, from: 1, purchaseOrder: "PO-2026-0288", manufacturedMonthsAgo: 7 },
  { item: "drill", at: 1, bin: "R-31", count: 30, from: 61, purchaseOrder: "PO-2026-0289", manufacturedMonthsAgo: 7 },
  { item: "battery", at: 0, bin: "T-04", count: 120, from: 1, purchaseOrder: "PO-2026-0288", manufacturedMonthsAgo: 6 },
  { item: "battery", at: 1, bin: "R-32", count: 60, from: 121, purchaseOrder: "PO-2026-0289", manufacturedMonthsAgo: 6 },
  { item: "grinder", at: 0, bin: "T-05", count: 30, from: 1, purchaseOrder: "PO-2026-0288", manufacturedMonthsAgo: 9 },
  { item: "grinder", at: 1, bin: "R-33", count: 15, from: 31, purchaseOrder: "PO-2026-0289", manufacturedMonthsAgo: 9 },
  { item: "laser", at: 0, bin: "T-06", count: 3, from: 1, purchaseOrder: "PO-2026-0288", manufacturedMonthsAgo: 9 },
  { item: "oximeter", at: 0, bin: "M-01", count: 12, from: 1, purchaseOrder: "PO-2026-0295", lot: RECALLED_LOT, expiresInMonths: 14, manufacturedMonthsAgo: 10 },
  { item: "oximeter", at: 0, bin: "M-01", count: 30, from: 13, purchaseOrder: "PO-2026-0318", lot: "PV3-2604", expiresInMonths: 17, manufacturedMonthsAgo: 7 },
  { item: "oximeter", at: 0, bin: "M-02", count: 25, from: 43, purchaseOrder: "PO-2026-0319", lot: "PV3-2607", expiresInMonths: 20, manufacturedMonthsAgo: 4 },
];

export const UNIT_COUNT = DELIVERIES.reduce((sum, { count }) => sum + count, 0);

const PREFIX: Readonly<Record<Exclude<TrackedItem, `phone_${string}`>, string>> = { drill: "RBD18-", battery: "RBB4-", grinder: "RBG125-", laser: "RBL2-", oximeter: "PV3-" };
const PHONE_PREFIX = "352";
const PHONE_NUMBER_WIDTH = 8;
/** Type allocation code of a phone that does not exist. */
const PHONE_TAC = "35209900";
const NUMBER_WIDTH = 6;

export type PhoneNumbers = { serialNumber: string; imei: string };

export const phoneNumbers = (number: number): PhoneNumbers => ({ serialNumber: checkedSerial(PHONE_PREFIX, number, PHONE_NUMBER_WIDTH), imei: imei(PHONE_TAC, number) });

export async function receiveStock(client: ShopClient, store: Store, catalog: Catalog): Promise<void> {
  for (const delivery of DELIVERIES) {
    await client.admin("POST", "/units/receive", {
      inventory_item_id: catalog.items[delivery.item], location_id: store.location_ids[delivery.at], bin: delivery.bin, ...numbersOf(delivery),
      manufactured_on: monthsFromToday(-delivery.manufacturedMonthsAgo), reference: { type: "purchase_order", id: delivery.purchaseOrder },
      ...(delivery.lot === undefined ? {} : { lot_number: delivery.lot }),
      ...(delivery.expiresInMonths === undefined ? {} : { expires_on: monthsFromToday(delivery.expiresInMonths) }),
    });
  }
}

/** Phones come with a scanned list of two numbers each, tools with a range printed on the pallet. */
function numbersOf({ item, from, count }: Delivery): Record<string, unknown> {
  switch (item) {
    case "phone_graphite":
    case "phone_sand":
    case "phone_midnight": {
      const phones = Array.from({ length: count }, (_, index) => phoneNumbers(from + index));
      return {
        serial_numbers: phones.map(({ serialNumber }) => serialNumber),
        identifiers: Object.fromEntries(phones.map((phone) => [phone.serialNumber, [{ kind: "imei", value: phone.imei }]])),
      };
    }
    default:
      return { range: { prefix: PREFIX[item], start: from, count, width: NUMBER_WIDTH } };
  }
}

export function monthsFromToday(months: number): string {
  const now = new Date();
  // The first of the month, because not every month has a 31st.
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}
