import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { logDirectory, stateDirectory } from "../../scripts/support/paths";
import { dropDatabase, withClient } from "../../scripts/support/databases";
import { isProcessAlive } from "../../scripts/support/processes";
import { postgresAdminUrl } from "./test-run";

/** Databases of test runs carry the id of the process that made them. */
export const TEST_DATABASE_PREFIX = "aftercare_test";
export const TEMPLATE_PREFIX = "aftercare_template";

/** A template a few edits old is still somebody's, on another branch; beyond that it only takes space. */
const TEMPLATES_KEPT = 6;

const LOG_AGE_MS_MAX = 24 * 60 * 60 * 1000;

/** Drops what killed runs left behind, and the templates and logs of long ago. */
export async function dropLeftovers(): Promise<void> {
  removeOldFiles();
  const adminUrl = postgresAdminUrl();
  for (const database of await listDatabases(adminUrl, TEST_DATABASE_PREFIX)) {
    const pid = Number(database.slice(TEST_DATABASE_PREFIX.length + 1).split("_")[0]);
    if (Number.isInteger(pid) && !isProcessAlive(pid)) await dropDatabase(adminUrl, database);
  }
  const templates = await listDatabases(adminUrl, TEMPLATE_PREFIX);
  for (const database of templates.slice(0, -TEMPLATES_KEPT)) await dropDatabase(adminUrl, database);
}

/** Oldest first. */
async function listDatabases(adminUrl: string, prefix: string): Promise<string[]> {
  return await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname like $1 order by oid",
      [`${prefix}\\_%`]
    );
    return rows.map((row) => row.datname);
  });
}

function removeOldFiles(): void {
  const runs = path.join(stateDirectory, "test-runs");
  for (const run of existsSync(runs) ? readdirSync(runs) : []) {
    if (!isProcessAlive(Number(run.split("-")[0]))) rmSync(path.join(runs, run), { recursive: true, force: true });
  }
  const logs = existsSync(logDirectory) ? readdirSync(logDirectory) : [];
  for (const log of logs.filter((name) => name.startsWith("test-"))) {
    const file = path.join(logDirectory, log);
    if (Date.now() - statSync(file).mtimeMs > LOG_AGE_MS_MAX) rmSync(file, { force: true });
  }
}
