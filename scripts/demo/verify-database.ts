import { createDataSource } from "../../src/persistence/data-source";
import { type LedgerReport, verifyLedger } from "../../src/ledger/verify-ledger";

const POOL_SIZE = 2;

/** Checks every unit's history in this database, by a connection of its own. */
export async function verifyDatabase(databaseUrl: string): Promise<LedgerReport> {
  const dataSource = await createDataSource({ databaseUrl, poolSize: POOL_SIZE }).initialize();
  try {
    return await verifyLedger(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
