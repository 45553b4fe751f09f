import type { HttpCommandAnswer, HttpOrderUnits, HttpOrderUnitsChanged, HttpUnit, HttpUnitExceptionList } from "../../../src/types/http";
import { claim, claimEqual, eventually, only } from "../claims";
import type { ItemKey } from "./catalog";
import type { PastOrders, Seeding } from "./past-orders";
import { RECALLED_LOT } from "./receive-stock";
import type { ShopClient } from "../shop/client";
import { listUnits } from "../shop/stock";

/** What goes wrong in a warehouse, so that the shop has some of each to look at. */

const LOST_COUNT = 1;
const MOVED_COUNT = 4;

export async function letThingsHappen(seeding: Seeding, orders: PastOrders): Promise<void> {
  const { client, store: { location_ids: [leipzig, rotterdam] } } = seeding;
  await recallLot(client, orders.recalled.id);
  // The first quarantined unit of a warehouse makes its quarantine location, in both.
  await command(client, { command: "quarantine", units: await freeUnits(seeding, "phone_graphite", leipzig, 1), reason_code: "box_damaged", note: "Box torn open at unloading." });
  await command(client, { command: "quarantine", units: await freeUnits(seeding, "drill", rotterdam, 1), reason_code: "seal_broken" });
  await command(client, { command: "mark_lost", units: await freeUnits(seeding, "battery", leipzig, LOST_COUNT), reason_code: "not_on_shelf" });
  await command(client, { command: "move", units: await freeUnits(seeding, "phone_sand", rotterdam, MOVED_COUNT), location_id: leipzig, bin: "P-02", reason_code: "stock_balance" });
  await correctWrongDrill(seeding, orders.delivered_wrong_drill.id);
}

/** A recall holds every unit of the lot wherever it is; one that is promised to an order becomes a case for a person. */
async function recallLot(client: ShopClient, orderId: string): Promise<void> {
  const units = await listUnits(client, { lot_number: RECALLED_LOT });
  await command(client, { command: "hold", units, kind: "recall", reason_code: "recall-2026-07", note: `The maker recalls lot ${RECALLED_LOT}: the sensor may read too high.` });
  const { unit_exceptions: cases } = await eventually(
    "the recalled units of an open order become exception cases",
    () => client.admin<HttpUnitExceptionList>("GET", `/unit-exceptions?order_id=${orderId}&status=open`),
    (list) => list.count > 0,
  );
  claim(cases.every(({ kind }) => kind === "held_unit_promised"), "the cases say that a held unit is promised", cases.map(({ kind }) => kind));
}

/** "We shipped the wrong one": the box held another drill than the one that was recorded. */
async function correctWrongDrill(seeding: Seeding, orderId: string): Promise<void> {
  const { client, store: { location_ids: [leipzig] } } = seeding;
  const { lines } = await client.admin<HttpOrderUnits>("GET", `/orders/${orderId}/units`);
  const recorded = only(lines.flatMap(({ units }) => units), "the order has one drill");
  const actual = only(await freeUnits(seeding, "drill", leipzig, 1), "there is a free drill");
  const corrected = await client.admin<HttpOrderUnitsChanged>("POST", `/orders/${orderId}/units/correct`, {
    shipped_unit_id: recorded.id, actual_serial_number: actual.serial_number, reason_code: "wrong_unit_in_box",
  });
  claimEqual(corrected.lines.flatMap(({ units }) => units).map(({ serial_number }) => serial_number), [actual.serial_number], "after the correction the order has the drill that was in the box");
}

type Command = Record<string, unknown> & { command: string; units: readonly HttpUnit[] };

async function command(client: ShopClient, { units, ...body }: Command): Promise<void> {
  const { changed_count } = await client.admin<HttpCommandAnswer>("POST", "/units/commands", { ...body, units: units.map(({ id }) => ({ unit_id: id })) });
  claimEqual(changed_count, units.length, `"${body.command}" changed every unit it was given`);
}

async function freeUnits({ client, catalog }: Seeding, item: ItemKey, locationId: string, count: number): Promise<HttpUnit[]> {
  const { units } = await client.admin<{ units: HttpUnit[] }>("GET", `/units?inventory_item_id=${catalog.items[item]}&location_id=${locationId}&status=in_stock&limit=${count}`);
  claimEqual(units.length, count, `${count} free unit(s) of ${item} are found`);
  return units;
}
