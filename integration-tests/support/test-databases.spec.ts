import { databaseExists, urlWithDatabase, withClient } from "../../scripts/support/databases";
import { createLedgerDatabase } from "./database";
import { postgresAdminUrl } from "./test-run";

describe("test databases", () => {
  it("are migrated copies that know nothing of each other", async () => {
    const [first, second] = await Promise.all([createLedgerDatabase(), createLedgerDatabase()]);
    await withClient(first.url, (client) => client.query("create table only_here (id int)"));
    const count = await withClient(second.url, (client) =>
      client.query("select 1 from information_schema.tables where table_name = 'only_here'")
    );
    expect(count.rowCount).toBe(0);
    const units = await withClient(second.url, (client) => client.query("select to_regclass('serial_unit') as found"));
    expect(units.rows[0].found).not.toBeNull();
    await Promise.all([first.drop(), second.drop()]);
  });

  it("are dropped although somebody is connected", async () => {
    const database = await createLedgerDatabase();
    await withClient(database.url, async (client) => {
      client.on("error", () => undefined);
      await database.drop();
    }).catch(() => undefined);
    const name = new URL(database.url).pathname.slice(1);
    expect(await databaseExists(postgresAdminUrl(), name)).toBe(false);
    expect(urlWithDatabase(database.url, "other")).toMatch(/\/other$/);
  });
});
