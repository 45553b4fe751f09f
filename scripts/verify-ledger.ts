import { readDemoFile } from "./demo/demo-file";
import { verifyDatabase } from "./demo/verify-database";
import { databaseExists } from "./support/databases";
import { startEmbeddedPostgres } from "./support/embedded-postgres";
import { isProcessAlive, PlainError, runMain } from "./support/processes";
import { SHOP_DATABASE } from "./support/shop-process";

/** `npm run verify-ledger`: checks every unit's history on DATABASE_URL, or in the demo's database; status 1 when anything is wrong. */
void runMain(async () => {
  const report = await verifyDatabase(await findDatabase());
  process.stdout.write(`units checked   ${report.unitCount}\nevents checked  ${report.eventCount}\nroot hash       ${report.root}\n`);
  for (const defect of report.defects) process.stdout.write(`DEFECT  ${defect}\n`);
  process.stdout.write(report.defects.length === 0 ? "The ledger is whole.\n" : `${report.defects.length} defect(s) found.\n`);
  return report.defects.length === 0 ? 0 : 1;
});

async function findDatabase(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const demo = readDemoFile();
  // A demo that runs says where, whatever its DATABASE_URL was.
  if (demo !== undefined && isProcessAlive(demo.pids.medusa)) return demo.database_url;
  const server = await startEmbeddedPostgres({ name: "local", durable: true });
  if (await databaseExists(server.adminUrl, SHOP_DATABASE)) return server.databaseUrl(SHOP_DATABASE);
  throw new PlainError("There is no demo's database on this machine yet. Run \"npm run demo\" first, or set DATABASE_URL.");
}
