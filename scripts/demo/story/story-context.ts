import type { Shop } from "../../support/shop-process";
import type { Narrator } from "../narrator";
import type { FinishedSeed } from "../seed/seed-record";
import type { ShopClient } from "../shop/client";

/** What every part of the story needs. */
export type StoryContext = {
  client: ShopClient;
  shop: Pick<Shop, "baseUrl" | "databaseUrl">;
  seed: FinishedSeed;
  tell: Narrator;
  /** The how many-th time the story is played in this shop: its numbers follow from it. */
  run: number;
};

/** Pages of the Admin, and routes of the API that a browser signed in there may open too. */
export const links = ({ shop: { baseUrl } }: Pick<StoryContext, "shop">) => ({
  order: (id: string) => `${baseUrl}/app/orders/${id}`,
  inventoryItem: (id: string) => `${baseUrl}/app/inventory/${id}`,
  api: (path: string) => `${baseUrl}/admin${path}`,
});

/** `2026-11-23T12:40:05.123Z` → `2026-11-23 12:40:05 UTC` */
export const shownTime = (instant: string): string => `${instant.slice(0, 19).replace("T", " ")} UTC`;
