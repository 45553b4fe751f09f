import type { HttpUnit } from "../../../src/types/http";
import { eventually } from "./client";
import { levels, type Shop } from "./shop";

/** Invariant 10, seen from outside: Medusa's level of an item at each location is the number of units that count there. */
export async function expectNoDrift(shop: Shop, inventoryItemIds: readonly string[]): Promise<void> {
  for (const id of inventoryItemIds) {
    const [counted, stocked] = await eventually(
      async () => [await countedByLocation(shop, id), await stockedByLocation(shop, id)] as const,
      (both) => JSON.stringify(both[0]) === JSON.stringify(both[1])
    );
    expect({ inventory_item_id: id, by_location: stocked }).toEqual({ inventory_item_id: id, by_location: counted });
  }
}

async function stockedByLocation(shop: Shop, inventoryItemId: string): Promise<[string, number][]> {
  const all = Object.entries(await levels(shop, inventoryItemId)).map(([location, { stocked }]): [string, number] => [location, stocked]);
  return all.filter(([, stocked]) => stocked !== 0).sort();
}

async function countedByLocation({ client }: Shop, inventoryItemId: string): Promise<[string, number][]> {
  const counts = new Map<string, number>();
  let after = "";
  do {
    const page = await client.ok<{ units: HttpUnit[]; next_after: string | null }>("GET", `/admin/units?inventory_item_id=${inventoryItemId}&limit=200${after}`);
    for (const unit of page.units) if (isCounted(unit)) counts.set(unit.location_id ?? "", (counts.get(unit.location_id ?? "") ?? 0) + 1);
    after = page.next_after === null ? "" : `&after=${page.next_after}`;
  } while (after !== "");
  return [...counts].sort();
}

/** Quarantined units count only while they are the shop's. */
function isCounted(unit: HttpUnit): boolean {
  switch (unit.status) {
    case "in_stock":
    case "allocated":
      return true;
    case "picked":
      return unit.fulfillment_id === null;
    case "quarantined":
      return !unit.available_actions.includes("take_over");
    default:
      return false;
  }
}
