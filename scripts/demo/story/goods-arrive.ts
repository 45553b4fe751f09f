import type { HttpReceiveAnswer, HttpUnit } from "../../../src/types/http";
import { claim, claimEqual, only } from "../claims";
import { monthsFromToday, phoneNumbers } from "../seed/receive-stock";
import { mistyped } from "../shop/numbers";
import { stockedByLocation } from "../shop/stock";
import { links, type StoryContext } from "./story-context";

/** Far from the numbers of the seed. */
const FIRST_NUMBER = 500_000;
const NUMBERS_PER_RUN = 10;
const GOOD_COUNT = 3;
const BIN = "P-03";

export type Arrival = { units: HttpUnit[]; purchaseOrder: string };

/** A pallet of phones is scanned in; one number of the list was typed by hand, and wrongly. */
export async function goodsArrive({ client, shop, seed, tell, run }: StoryContext): Promise<Arrival> {
  const itemId = seed.catalog.items.phone_midnight;
  const [leipzig] = seed.store.location_ids;
  const phones = Array.from({ length: GOOD_COUNT }, (_, index) => phoneNumbers(FIRST_NUMBER + run * NUMBERS_PER_RUN + index));
  const typo = mistyped(phoneNumbers(FIRST_NUMBER + run * NUMBERS_PER_RUN + GOOD_COUNT).serialNumber);
  const purchaseOrder = `PO-2026-${String(400 + run).padStart(4, "0")}`;
  const stockBefore = (await stockedByLocation(client, itemId))[leipzig] ?? 0;

  const answer = await client.admin<HttpReceiveAnswer>("POST", "/units/receive", {
    inventory_item_id: itemId, location_id: leipzig, bin: BIN, on_error: "skip", manufactured_on: monthsFromToday(-1), reference: { type: "purchase_order", id: purchaseOrder },
    serial_numbers: [...phones.map(({ serialNumber }) => serialNumber), typo],
    identifiers: Object.fromEntries(phones.map(({ serialNumber, imei }) => [serialNumber, [{ kind: "imei", value: imei }]])),
  });
  claimEqual(answer.units.map(({ serial_number }) => serial_number), phones.map(({ serialNumber }) => serialNumber), "exactly the good numbers are received");
  claim(answer.units.every(({ status, location_id }) => status === "in_stock" && location_id === leipzig), "they are in stock in Leipzig", answer.units);
  const refused = only(answer.rejected, "exactly one number is refused");
  claimEqual([refused.serial_number, refused.code], [typo, "serial_number.bad_check_digit"], "the mistyped number is refused for its check digit");
  const stockAfter = (await stockedByLocation(client, itemId))[leipzig] ?? 0;
  claimEqual(stockAfter, stockBefore + GOOD_COUNT, "Medusa's stock rose by the received units");

  tell.step(`Phones arrive in Leipzig (${purchaseOrder}). The warehouse scans ${phones.length + 1} numbers: ${phones.length} are received, 1 is refused.`);
  tell.rows([
    ...answer.units.map((unit) => ["received", unit.serial_number, `IMEI ${imeiOf(unit)}`, `bin ${unit.bin ?? "–"}`]),
    ["refused", refused.serial_number, refused.message],
  ]);
  tell.fact("stock", `${stockBefore} → ${stockAfter} in Leipzig, by Medusa's own count`);
  tell.fact("Admin", links({ shop }).inventoryItem(itemId));
  return { units: answer.units, purchaseOrder };
}

export const imeiOf = (unit: HttpUnit): string => unit.identifiers.find(({ kind }) => kind === "imei")?.value ?? "";
