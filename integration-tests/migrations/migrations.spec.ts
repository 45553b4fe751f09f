import { Client } from "pg"
import type { DataSource } from "typeorm"
import { migrations } from "../../migrations"
import { createDataSource } from "../../src/persistence/data-source"
import { ALLOCATION_MOMENTS, ALLOCATION_STRATEGIES, ENFORCEMENTS, POLICY_STATES, TRACKINGS, UNIQUENESS_SCOPES } from "../../src/domain/unit/serial-policy"
import { CUSTODIES, GRADES, UNIT_STATUSES } from "../../src/domain/unit/unit"
import { ENTITLEMENT_STATUSES } from "../../src/domain/warranty/entitlement"
import { createEmptyDatabase, type TestDatabase } from "../support/database"
import { describeSchema } from "./describe-schema"

let database: TestDatabase
let dataSource: DataSource

beforeEach(async () => {
  database = await createEmptyDatabase()
  dataSource = await createDataSource({ databaseUrl: database.url, poolSize: 2 }).initialize()
})
afterEach(async () => {
  await dataSource.destroy()
  await database.drop()
})

const schema = () => describeSchema(dataSource)

describe("the migrations", () => {
  it("run up on an empty database, each once", async () => {
    const ran = await dataSource.runMigrations()
    expect(ran.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
    expect(await dataSource.runMigrations()).toEqual([])
  })

  it("have rising numbers, in the order of the list", () => {
    const numbers = migrations.map(({ name }) => Number(name.slice(-13)))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it("can each be undone to the state before and done again to the same state", async () => {
    const states: (readonly string[])[] = [await schema()]
    for (let count = 1; count <= migrations.length; count++) {
      await migrateUpTo(count)
      states.push(await schema())
      expect(states[count]).not.toEqual(states[count - 1])
    }
    for (let count = migrations.length; count > 0; count--) {
      await dataSource.undoLastMigration()
      expect(await schema()).toEqual(states[count - 1])
      await migrateUpTo(count)
      expect(await schema()).toEqual(states[count])
      await dataSource.undoLastMigration()
    }
    expect(await schema()).toEqual([])
  })

  it("make what the entities say: no drift", async () => {
    await dataSource.runMigrations()
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
    expect(upQueries.map(({ query }) => query)).toEqual([])
  })

  it("make the checks, defaults and partial indices that the entities say, which TypeORM does not compare", async () => {
    await dataSource.runMigrations()
    const migrated = (await schema()).filter((line) => !madeByMigrationAlone(line))
    const other = await createEmptyDatabase()
    const synchronized = await createDataSource({ databaseUrl: other.url, poolSize: 2 }).initialize()
    try {
      await synchronized.synchronize()
      expect(migrated).toEqual(await describeSchema(synchronized))
    } finally {
      await synchronized.destroy()
      await other.drop()
    }
  })
})

/** Functions and triggers, and the index with an operator class. */
// TypeORM has no words for functions, triggers, other kinds of index, and indices on expressions.
const madeByMigrationAlone = (line: string): boolean => /^(function|trigger) /.test(line) || line.startsWith("index ix_serial_unit_identifiers") || (line.startsWith("index ") && line.includes("->>"))

/** TypeORM runs all that are waiting, so for one at a time the list is shortened. */
async function migrateUpTo(count: number): Promise<void> {
  const step = createDataSource({ databaseUrl: database.url, poolSize: 1 }).setOptions({ migrations: migrations.slice(0, count) })
  await step.initialize()
  try {
    await step.runMigrations()
  } finally {
    await step.destroy()
  }
}

describe("the migrated database", () => {
  let client: Client
  beforeEach(async () => {
    await dataSource.runMigrations()
    client = new Client({ connectionString: database.url })
    await client.connect()
  })
  afterEach(() => client.end())

  it.each([
    ["ck_serial_unit_status", UNIT_STATUSES],
    ["ck_serial_unit_custody", CUSTODIES],
    ["ck_serial_unit_grade", GRADES],
    ["ck_serial_unit_owner", ["shop", "customer"]],
    ["ck_serial_policy_tracking", TRACKINGS],
    ["ck_serial_policy_state", POLICY_STATES],
    ["ck_serial_policy_unique_within", UNIQUENESS_SCOPES],
    ["ck_serial_policy_allocate_at", ALLOCATION_MOMENTS],
    ["ck_serial_policy_strategy", ALLOCATION_STRATEGIES],
    ["ck_serial_policy_enforcement", ENFORCEMENTS],
    ["ck_entitlement_status", ENTITLEMENT_STATUSES],
  ] as const)("knows in %s the domain's words and no others", async (constraint, words) => {
    const { rows } = await client.query<{ definition: string }>("select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1", [constraint])
    const known = [...(rows[0]?.definition ?? "").matchAll(/'([^']*)'/g)].map(([, word]) => word)
    expect(known).toEqual([...words])
  })

  const insertUnit = (columns: { [column: string]: unknown } = {}) => insert(client, "serial_unit", {
    id: "unit_1", serial_number: "SN1", scanned_as: "SN1", serial_scope: "item:i", status: "in_stock", custody: "warehouse", grade: "new", inventory_item_id: "i",
    location_id: "sloc_1", owner: "shop", version: 1, chain_hash: Buffer.from("ab"), created_at: "2026-03-01T09:30:00Z", updated_at: "2026-03-01T09:30:00Z", ...columns,
  })
  const insertEvent = (columns: { [column: string]: unknown } = {}) => insert(client, "serial_event", {
    unit_id: "unit_1", sequence: 1, type: "unit.received", actor_type: "user", actor_id: "user_1", occurred_at: "2026-03-01T09:30:00Z", recorded_at: "2026-03-01T09:30:00Z",
    command_id: "acmd_1", changes: "{}", facts: "{}", hash: Buffer.from("ab"), ...columns,
  })

  it.each([
    ["update", "update serial_event set facts = '{\"a\":1}'"],
    ["delete", "delete from serial_event"],
  ])("refuses to %s a serial event (AF002)", async (_, statement) => {
    await insertEvent()
    await expect(client.query(statement)).rejects.toMatchObject({ code: "AF002" })
    const { rows } = await client.query("select facts from serial_event")
    expect(rows).toEqual([{ facts: {} }])
  })

  it("lets TRUNCATE empty the history, which test databases need", async () => {
    await insertEvent()
    await client.query("truncate serial_event")
    expect((await client.query("select from serial_event")).rowCount).toBe(0)
  })

  it("fails a statement whose rows are fewer than required (AF001), and says how many", async () => {
    await expect(client.query("select ledger_require(1, 2)")).rejects.toMatchObject({ code: "AF001", detail: "1 of 2 units" })
  })

  it("lets a statement pass whose rows are as many as required", async () => {
    expect((await client.query("select ledger_require(2, 2) as ok")).rows).toEqual([{ ok: true }])
  })

  it("takes back everything of a statement that fails by ledger_require", async () => {
    await insertUnit()
    const statement = `
      with changed as (update serial_unit set version = version + 1 where id = any($1) and version = 1 returning id)
      select ledger_require((select count(*) from changed), 2)`
    await expect(client.query(statement, [["unit_1", "unit_2"]])).rejects.toMatchObject({ code: "AF001" })
    expect((await client.query("select version from serial_unit")).rows).toEqual([{ version: 1 }])
  })

  it.each([
    ["a status outside the list", { status: "stolen" }, "ck_serial_unit_status"],
    ["a version of zero", { version: 0 }, "ck_serial_unit_version"],
    ["a location outside the warehouse", { custody: "carrier", status: "shipped" }, "ck_serial_unit_place"],
    ["a promised unit without a line", { status: "allocated" }, "ck_serial_unit_allocated"],
  ])("refuses %s", async (_, columns, constraint) => {
    await expect(insertUnit(columns)).rejects.toMatchObject({ code: "23514", constraint })
  })

  it("refuses a second unit of a serial number within its scope", async () => {
    await insertUnit()
    await expect(insertUnit({ id: "unit_2" })).rejects.toMatchObject({ code: "23505", constraint: "uq_serial_unit_number" })
    await insertUnit({ id: "unit_3", serial_scope: "item:j" })
  })

  it("gives the number of a void unit free again", async () => {
    await insertUnit({ status: "void", custody: "none", location_id: null })
    await insertUnit({ id: "unit_2" })
    expect((await client.query("select from serial_unit")).rowCount).toBe(2)
  })

  it("refuses a correction of an event that is not before it", async () => {
    await expect(insertEvent({ sequence: 2, corrects_sequence: 2 })).rejects.toMatchObject({ constraint: "ck_serial_event_corrects" })
    await insertEvent({ sequence: 2, corrects_sequence: 1 })
  })

  it("refuses a second open allocation of a unit", async () => {
    const allocation = { unit_id: "unit_1", order_id: "order_1", line_item_id: "ordli_1", inventory_item_id: "i", opened_at: "2026-03-01T09:30:00Z" }
    await insert(client, "allocation", { ...allocation, opened_sequence: 2 })
    await expect(insert(client, "allocation", { ...allocation, opened_sequence: 4 })).rejects.toMatchObject({ constraint: "uq_allocation_open" })
    await client.query("update allocation set outcome = 'released'")
    await insert(client, "allocation", { ...allocation, opened_sequence: 6 })
  })
})

async function insert(client: Client, table: string, columns: { [column: string]: unknown }): Promise<void> {
  const places = Object.keys(columns).map((_, index) => `$${index + 1}`)
  await client.query(`insert into ${table} (${Object.keys(columns).join(", ")}) values (${places.join(", ")})`, Object.values(columns))
}
