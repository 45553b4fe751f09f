import type { HttpUnitList, HttpUnitStatus } from "../../../src/types/http";
import { step } from "../../support/progress";
import { claim, claimEqual } from "../claims";
import type { ShopClient } from "../shop/client";
import { compareStock } from "../shop/stock";
import { setUpBench } from "./bench";
import { TRACKED_ITEMS } from "./catalog";
import { type Catalog, createCatalog } from "./create-catalog";
import { FORMER_SALE_COUNT, importFormerSales } from "./former-sales";
import { letThingsHappen } from "./incidents";
import { makePastOrders, PAST_ORDER_COUNT } from "./past-orders";
import { registerPeople } from "./people";
import { receiveStock, UNIT_COUNT } from "./receive-stock";
import { makeReturns, RETURN_COUNT } from "./returns";
import { type FinishedSeed, SEED_VERSION, writeSeedRecord } from "./seed-record";
import { CURRENCY, setUpStore } from "./set-up-store";

/** Fills an empty shop by its public API. It counts as seeded only when all of it was made and checked. */
export async function seedShop(client: ShopClient, outboxFile: string): Promise<FinishedSeed> {
  await writeSeedRecord(client, { state: "unfinished", version: SEED_VERSION });
  const store = await step("Setting up the shop: region, taxes, two warehouses, shipping", async () => {
    await nameShop(client);
    return await setUpStore(client);
  });
  const catalog = await step("Products, serial policies, warranties", () => createCatalog(client, store));
  await step(`Receiving ${UNIT_COUNT} units into Leipzig and Rotterdam`, () => receiveStock(client, store, catalog));
  const people = await step("Customers", () => registerPeople(client, store.publishable_key));
  await step(`Taking over ${FORMER_SALE_COUNT} sales of the years before, by file`, () => importFormerSales(client));
  const seeding = { client, store, catalog, people };
  const orders = await step(`${PAST_ORDER_COUNT} orders, each with a life of its own`, () => makePastOrders(seeding));
  await step("A recall, a loss, a wrong parcel", () => letThingsHappen(seeding, orders));
  await step(`${RETURN_COUNT} returns in different stages`, () => makeReturns(seeding, orders));
  await step("A bench with two technicians, four repairs", () => setUpBench(seeding, orders, outboxFile));
  await step("Checking: Medusa's stock equals the units, nothing is missing", () => checkSeed(client, catalog));
  const seed: FinishedSeed = { state: "finished", version: SEED_VERSION, seeded_at: new Date().toISOString(), store, catalog, story_count: 0 };
  await writeSeedRecord(client, seed);
  return seed;
}

async function nameShop(client: ShopClient): Promise<void> {
  const { stores: [store] } = await client.admin<{ stores: { id: string }[] }>("GET", "/stores?limit=1&fields=id");
  await client.admin("POST", `/stores/${store?.id ?? ""}`, { name: "Aftercare demo shop", supported_currencies: [{ currency_code: CURRENCY, is_default: true, is_tax_inclusive: true }] });
}

const STATUSES_TO_SEE: readonly HttpUnitStatus[] = ["in_stock", "allocated", "picked", "shipped", "delivered", "quarantined", "in_repair", "lost"];

async function checkSeed(client: ShopClient, catalog: Catalog): Promise<void> {
  await compareStock(client, TRACKED_ITEMS.map((item) => catalog.items[item]));
  for (const status of STATUSES_TO_SEE) {
    const { count } = await client.admin<HttpUnitList>("GET", `/units?status=${status}&limit=1`);
    claim(count > 0, `the shop has a unit that is ${status.replaceAll("_", " ")}`);
  }
  const { count: held } = await client.admin<HttpUnitList>("GET", "/units?hold=recall&limit=1");
  claim(held > 0, "the shop has a recalled unit");
  const { count } = await client.admin<HttpUnitList>("GET", "/units?limit=1");
  // One more: the coffee machine that got its name when it was packed.
  claimEqual(count, UNIT_COUNT + FORMER_SALE_COUNT + 1, "the shop knows every unit it received, took over or captured");
}
