import type { ShopClient } from "../shop/client";
import type { Catalog } from "./create-catalog";
import type { Store } from "./set-up-store";

/**
 * What the database itself knows of its seed, in the metadata of Medusa's store: so that a second start finds it, and a
 * start after a killed one sees that it is not whole.
 */

/** Counted up when the seed changes, so that an older shop can be told from a new one. */
export const SEED_VERSION = 4;

export type FinishedSeed = { state: "finished"; version: number; seeded_at: string; store: Store; catalog: Catalog; story_count: number };
export type SeedRecord = { state: "unfinished"; version: number } | FinishedSeed;

export type SeedState = SeedRecord | { state: "empty" };

/** Nobody else writes it. */
export const SEED_KEY = "aftercare_demo";

type StoreRow = { id: string; metadata: Record<string, unknown> | null };

export async function readSeedState(client: ShopClient): Promise<SeedState> {
  const { metadata } = await medusaStore(client);
  return (metadata?.[SEED_KEY] as SeedRecord | undefined) ?? { state: "empty" };
}

export async function writeSeedRecord(client: ShopClient, record: SeedRecord): Promise<void> {
  const { id, metadata } = await medusaStore(client);
  await client.admin("POST", `/stores/${id}`, { metadata: { ...metadata, [SEED_KEY]: record } });
}

async function medusaStore(client: ShopClient): Promise<StoreRow> {
  const { stores: [store] } = await client.admin<{ stores: StoreRow[] }>("GET", "/stores?limit=1&fields=id,metadata");
  if (store === undefined) throw new Error("Medusa has no store; it makes one when it starts.");
  return store;
}
