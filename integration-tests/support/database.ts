import { createDatabase, dropDatabase, uniqueDatabaseName, urlWithDatabase } from "../../scripts/support/databases";
import { TEST_DATABASE_PREFIX } from "./leftovers";
import { ensureTemplate, type TemplateKind } from "./templates";
import { postgresAdminUrl } from "./test-run";

export type TestDatabase = {
  url: string;
  /** Ends every connection to it first. */
  drop: () => Promise<void>;
};

/** A database of its own with Medusa's tables and ours, and one admin user (`ADMIN_LOGIN`). */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await copyTemplate("medusa");
}

/** A database of its own with our tables alone: for everything that needs no Medusa. */
export async function createLedgerDatabase(): Promise<TestDatabase> {
  return await copyTemplate("ledger");
}

/** A database of its own with nothing in it: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const database = uniqueDatabaseName(TEST_DATABASE_PREFIX);
  await createDatabase(postgresAdminUrl(), database);
  return describeDatabase(database);
}

async function copyTemplate(kind: TemplateKind): Promise<TestDatabase> {
  const template = await ensureTemplate(kind);
  const database = uniqueDatabaseName(TEST_DATABASE_PREFIX);
  await createDatabase(postgresAdminUrl(), database, template);
  return describeDatabase(database);
}

function describeDatabase(database: string): TestDatabase {
  const adminUrl = postgresAdminUrl();
  return {
    url: urlWithDatabase(adminUrl, database),
    drop: () => dropDatabase(adminUrl, database),
  };
}
