import { escapeLiteral } from "pg";
import { createDatabase, databaseExists, dropDatabase, urlWithDatabase, withClient } from "./databases";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { fingerprint } from "./fingerprint";
import { migrateDatabase } from "./medusa";
import { step } from "./progress";

const SOURCES = ["migrations", "src/modules", "src/links", "src/persistence/data-source.ts", "medusa-config.ts", "package-lock.json"];

export type LocalDatabase = {
  url: string;
  /** Of the server we started; undefined when DATABASE_URL named one. */
  serverPid: number | undefined;
  stop: () => Promise<void>;
};

export type LocalDatabaseOptions = {
  /** Its name on our own server; DATABASE_URL names its own. */
  name: string;
  /** True throws away what is in it. */
  fresh?: boolean;
};

/** A migrated database: at DATABASE_URL when that is set, else on a durable server of our own. */
export async function openLocalDatabase({ name, fresh }: LocalDatabaseOptions): Promise<LocalDatabase> {
  const given = process.env.DATABASE_URL;
  const server = given ? undefined : await startEmbeddedPostgres({ name: "local", durable: true });
  const url = given ?? server?.databaseUrl(name) ?? "";
  const adminUrl = server?.adminUrl ?? urlWithDatabase(url, "postgres");
  const database = decodeURIComponent(new URL(url).pathname.slice(1));

  if (fresh) await dropDatabase(adminUrl, database);
  if (!(await databaseExists(adminUrl, database))) await createDatabase(adminUrl, database);
  await migrateWhenChanged(url, database);
  return { url, serverPid: server?.pid, stop: async () => server?.stop() };
}

/** The database itself carries the fingerprint of what migrated it, so that it cannot be mistaken for another. */
async function migrateWhenChanged(url: string, database: string): Promise<void> {
  const wanted = `aftercare ${fingerprint(SOURCES)}`;
  const found = await withClient(url, async (client) => {
    const { rows } = await client.query<{ comment: string | null }>(
      "select shobj_description(oid, 'pg_database') as comment from pg_database where datname = current_database()"
    );
    return rows[0]?.comment;
  });
  if (found === wanted) return;
  await step("Migrating the database (ten seconds; only after changes)", () => migrateDatabase(url, { name: "migrate" }));
  await withClient(url, (client) =>
    client.query(`comment on database "${database.replaceAll('"', '""')}" is ${escapeLiteral(wanted)}`)
  );
}
