import type { DataSource } from "typeorm"
import { withClient } from "../../src/persistence/named-query"

/** The bases write to tables of the same columns, checks and indexes as ours. */
const TABLES = ["serial_unit", "serial_event", "command_receipt", "outbox_message", "allocation", "stock_posting"]

export async function createBaseTables(dataSource: DataSource): Promise<void> {
  await withClient(dataSource, async (client) => {
    await client.query("create schema base")
    for (const table of TABLES) await client.query(`create table base.${table} (like public.${table} including all)`)
  })
}

/** The bases start from what ours start from. */
export async function copyToBase(dataSource: DataSource, tables: readonly string[] = TABLES): Promise<void> {
  await withClient(dataSource, async (client) => {
    for (const table of tables) await client.query(`insert into base.${table} select * from public.${table}`)
    await client.query("vacuum analyze")
  })
}
