import { withClient, createDatabase, databaseExists, dropDatabase, urlWithDatabase } from "../../scripts/support/databases";
import { fingerprint } from "../../scripts/support/fingerprint";
import { createAdminUser, migrateDatabase } from "../../scripts/support/medusa";
import { TEMPLATE_PREFIX } from "./leftovers";
import { postgresAdminUrl } from "./test-run";

/**
 * Migrating takes ten seconds, copying a migrated database a fifth of one. So each kind of database is migrated once
 * per state of the sources, kept, and copied for each suite.
 */
export type TemplateKind = "medusa" | "ledger";

export const ADMIN_LOGIN = { email: "admin@aftercare.example", password: "aftercare-test" };

// One number for all processes that build templates on a server.
const TEMPLATE_LOCK_KEY = 7_141_902;

const SOURCES: Record<TemplateKind, readonly string[]> = {
  ledger: ["package-lock.json", "migrations", "src/persistence"],
  medusa: ["package-lock.json", "migrations", "src/persistence/data-source.ts", "src/modules", "src/links", "medusa-config.ts"],
};

/** The name of a migrated database to copy, made now if this state of the sources has none yet. */
export async function ensureTemplate(kind: TemplateKind): Promise<string> {
  const adminUrl = postgresAdminUrl();
  const template = `${TEMPLATE_PREFIX}_${kind}_${fingerprint(SOURCES[kind])}`;
  if (await databaseExists(adminUrl, template)) return template;

  await withClient(adminUrl, async (client) => {
    // Closing the connection releases it, also when this process dies.
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK_KEY]);
    if (await databaseExists(adminUrl, template)) return;
    process.stderr.write(`Migrating the ${kind} template database …\n`);
    const startedAt = Date.now();
    const unfinished = `${template}_new`;
    await dropDatabase(adminUrl, unfinished);
    await createDatabase(adminUrl, unfinished);
    await fill[kind](urlWithDatabase(adminUrl, unfinished));
    await client.query(`alter database "${unfinished}" rename to "${template}"`);
    process.stderr.write(`  done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  });
  return template;
}

const fill: Record<TemplateKind, (databaseUrl: string) => Promise<void>> = {
  medusa: async (databaseUrl) => {
    await migrateDatabase(databaseUrl, { name: "test-migrate" });
    await createAdminUser(databaseUrl, ADMIN_LOGIN, { name: "test-admin-user" });
  },
  ledger: async (databaseUrl) => {
    // Loaded only here: HTTP suites need none of our persistence code in their own process.
    const { createDataSource } = await import("../../src/persistence/data-source.js");
    const dataSource = createDataSource({ databaseUrl, poolSize: 2 });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
  },
};
