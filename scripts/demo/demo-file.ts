import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AdminLogin } from "../support/medusa";
import { ensureDirectory, stateDirectory } from "../support/paths";
import { isProcessAlive, onShutdown } from "../support/processes";
import type { Shop } from "../support/shop-process";
import { TECHNICIAN } from "./seed/bench";
import { DEMO_CUSTOMER } from "./seed/people";
import type { FinishedSeed } from "./seed/seed-record";
import type { ShopClient } from "./shop/client";
import { CUSTOMER_PASSWORD } from "./shop/customers";

/** Everything a program needs to use the running demo: `.aftercare/demo.json`. It is there while the shop is ready. */
export type DemoFile = {
  base_url: string;
  admin: AdminLogin;
  /** Null in a shop that was seeded before there were technicians. */
  technician: AdminLogin | null;
  customer: AdminLogin;
  publishable_key: string;
  region_id: string;
  sales_channel_id: string;
  shipping_option_id: string;
  location_ids: readonly string[];
  quarantine_location_ids: readonly string[];
  database_url: string;
  queue_backend: "redis" | "postgres";
  outbox_path: string;
  pids: { medusa: number; worker: number };
};

const file = path.join(stateDirectory, "demo.json");
const SEED_VERSION_WITH_BENCH = 2;

/** What a demo that was killed left behind names processes that are gone. That of a demo that runs stays. */
export function removeStaleDemoFile(): void {
  const found = readDemoFile();
  if (found === undefined || !isProcessAlive(found.pids.medusa)) removeDemoFile();
}

function removeDemoFile(): void {
  rmSync(file, { force: true });
}

export function readDemoFile(): DemoFile | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as DemoFile;
  } catch {
    return undefined;
  }
}

export async function writeDemoFile(client: ShopClient, shop: Shop, { store, version }: FinishedSeed, admin: AdminLogin): Promise<string> {
  const content: DemoFile = {
    base_url: shop.baseUrl, admin, technician: version >= SEED_VERSION_WITH_BENCH ? { ...TECHNICIAN } : null, customer: { email: DEMO_CUSTOMER.email, password: CUSTOMER_PASSWORD },
    publishable_key: store.publishable_key, region_id: store.region_id, sales_channel_id: store.sales_channel_id, shipping_option_id: store.shipping_option_id,
    location_ids: store.location_ids, quarantine_location_ids: await quarantineLocations(client, store.location_ids),
    database_url: shop.databaseUrl, queue_backend: shop.queueBackend, outbox_path: shop.outboxFile, pids: shop.pids,
  };
  ensureDirectory(stateDirectory);
  // Written beside and renamed: whoever waits for the file never reads half of it.
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
  onShutdown(removeDemoFile);
  return file;
}

/** In the order of the warehouses they belong to: from no sales channel can anybody buy what lies there. */
async function quarantineLocations(client: ShopClient, warehouseIds: readonly string[]): Promise<string[]> {
  type Location = { id: string; name: string; sales_channels?: unknown[] };
  const { stock_locations: all } = await client.admin<{ stock_locations: Location[] }>("GET", "/stock-locations?limit=100&fields=id,name,*sales_channels");
  const unsold = all.filter(({ sales_channels }) => (sales_channels ?? []).length === 0);
  const ordered = warehouseIds.flatMap((id) => {
    const warehouse = all.find((location) => location.id === id);
    return unsold.filter(({ name }) => warehouse !== undefined && name.startsWith(`${warehouse.name} `));
  });
  return [...new Set([...ordered, ...unsold].map(({ id }) => id))];
}
