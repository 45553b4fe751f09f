import type { HttpUnit, HttpUnitList } from "../../../src/types/http";
import { eventually } from "../claims";
import type { ShopClient } from "./client";

const PAGE = 200;
const PAGES_MAX = 1_000;

/** An item's count by location, as Medusa says and as the units say. */
export type StockComparison = { inventoryItemId: string; stocked: Record<string, number>; counted: Record<string, number> };

/**
 * Medusa's stock level of an item at each location is the number of units that count there. Postings that are still on
 * their way are waited for.
 */
export async function compareStock(client: ShopClient, inventoryItemIds: readonly string[]): Promise<StockComparison[]> {
  return await Promise.all(inventoryItemIds.map((inventoryItemId) => eventually(
    `Medusa's stock of inventory item ${inventoryItemId} equals its units at every location`,
    async () => {
      const [stocked, counted] = await Promise.all([stockedByLocation(client, inventoryItemId), countedByLocation(client, inventoryItemId)]);
      return { inventoryItemId, stocked, counted };
    },
    ({ stocked, counted }) => [...new Set([...Object.keys(stocked), ...Object.keys(counted)])].every((location) => (stocked[location] ?? 0) === (counted[location] ?? 0)),
  )));
}

export async function stockedByLocation(client: ShopClient, inventoryItemId: string): Promise<Record<string, number>> {
  const { inventory_levels } = await client.admin<{ inventory_levels: { location_id: string; stocked_quantity: number }[] }>("GET", `/inventory-items/${inventoryItemId}/location-levels?limit=${PAGE}`);
  return Object.fromEntries(inventory_levels.map(({ location_id, stocked_quantity }) => [location_id, stocked_quantity]));
}

async function countedByLocation(client: ShopClient, inventoryItemId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const unit of await listUnits(client, { inventory_item_id: inventoryItemId })) {
    if (isCounted(unit) && unit.location_id !== null) counts[unit.location_id] = (counts[unit.location_id] ?? 0) + 1;
  }
  return counts;
}

/** All units that match, page by page. */
export async function listUnits(client: ShopClient, filter: Record<string, string>): Promise<HttpUnit[]> {
  const found: HttpUnit[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const query = new URLSearchParams({ ...filter, limit: String(PAGE), ...(after === null ? {} : { after }) });
    const list: HttpUnitList = await client.admin<HttpUnitList>("GET", `/units?${query}`);
    found.push(...list.units);
    after = list.next_after;
    if (after === null) break;
  }
  return found;
}

/** DESIGN §3, invariant 10. A customer's unit on our shelf is no stock: only such a one can be taken over. */
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
