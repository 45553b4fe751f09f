import { withClient } from "../support/databases";
import { isErrno, PlainError } from "../support/processes";
import { SEED_KEY } from "./seed/seed-record";

const NO_SUCH_DATABASE = "3D000";

/**
 * DATABASE_URL may name a real shop by mistake. The demo would migrate it, give it an admin user whose password everybody
 * knows, or with --fresh even drop it: so it looks first, and only reads.
 */
export async function refuseForeignDatabase(databaseUrl: string): Promise<void> {
  const productCount = await countForeignProducts(databaseUrl);
  if (productCount === 0) return;
  throw new PlainError(`The database that DATABASE_URL names holds a shop that is not the demo's (${productCount} products). Name an empty one, or unset DATABASE_URL: then the demo starts its own.`);
}

/** 0 as well for an empty database, for one that does not exist yet, and for the demo's own. */
async function countForeignProducts(databaseUrl: string): Promise<number> {
  try {
    return await withClient(databaseUrl, async (client) => {
      const { rows: [tables] } = await client.query<{ found: boolean }>("select to_regclass('public.product') is not null and to_regclass('public.store') is not null as found");
      if (tables?.found !== true) return 0;
      const { rows: [shop] } = await client.query<{ count: number }>(
        "select count(*)::int as count from product where not exists (select from store where metadata ? $1::text)", [SEED_KEY],
      );
      return shop?.count ?? 0;
    });
  } catch (error) {
    if (isErrno(error, NO_SUCH_DATABASE)) return 0;
    throw new PlainError(`The database that DATABASE_URL names cannot be reached: ${error instanceof Error && error.message !== "" ? error.message : String(error)}`);
  }
}
