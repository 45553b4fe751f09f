import { claim, claimEqual } from "../claims";
import { TRACKED_ITEMS } from "../seed/catalog";
import { compareStock } from "../shop/stock";
import { verifyDatabase } from "../verify-database";
import type { StoryContext } from "./story-context";

/** At the end of the day nothing is missing, and nothing was written over. */
export async function booksBalance({ client, shop, seed, tell }: StoryContext): Promise<void> {
  const compared = await compareStock(client, TRACKED_ITEMS.map((item) => seed.catalog.items[item]));
  const stocked = compared.reduce((sum, item) => sum + Object.values(item.stocked).reduce((total, count) => total + count, 0), 0);
  const report = await verifyDatabase(shop.databaseUrl);
  claimEqual([...report.defects], [], "every unit's history adds up to what is known of it");
  claim(report.unitCount > 0, "there are units to check");
  tell.step(`The books balance: Medusa counts ${stocked} serialized units in stock, and exactly these are there.`);
  tell.fact("ledger", `${report.unitCount} units with ${report.eventCount} events checked, no defect`);
  tell.fact("root hash", report.root);
}
