import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { isErrno } from "./processes";

const TERMINATE_ATTEMPTS = 5;
const OBJECT_IN_USE = "55006";

/** Runs `work` with one connection, and closes it. */
export async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function databaseExists(adminUrl: string, database: string): Promise<boolean> {
  return await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    return rowCount === 1;
  });
}

export async function createDatabase(adminUrl: string, database: string, template?: string): Promise<void> {
  const source = template === undefined ? "" : ` template ${escapeIdentifier(template)} strategy file_copy`;
  await withClient(adminUrl, (client) => client.query(`create database ${escapeIdentifier(database)}${source}`));
}

/** Ends whoever is connected first. A pool that reconnects at once is the reason to try again. */
export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`);
        return;
      } catch (error) {
        if (!isErrno(error, OBJECT_IN_USE) || attempt === TERMINATE_ATTEMPTS) throw error;
      }
    }
  });
}

/** The same server and login, another database. */
export function urlWithDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** Says who made it, so that what a killed process left behind can be found. */
export function uniqueDatabaseName(prefix: string): string {
  return `${prefix}_${process.pid}_${Date.now().toString(36)}${randomBytes(3).toString("hex")}`;
}
