import type { DataSource } from "typeorm"
import { createDataSource } from "../persistence/data-source"

/** One for listening, one for the relay's batch, the rest for the jobs. */
const POOL_SIZE = 15

/** Opens the database, or says in a plain sentence why a worker cannot run on it. */
export async function openDatabase(databaseUrl: string): Promise<DataSource> {
  const dataSource = createDataSource({ databaseUrl, poolSize: POOL_SIZE })
  try {
    await dataSource.initialize()
  } catch (error) {
    throw new Error(`The database ${nameOf(databaseUrl)} cannot be reached: ${sentenceOf(error)}`)
  }
  const missing = await missingMigrations(dataSource)
  if (missing.length === 0) return dataSource
  await dataSource.destroy()
  throw new Error(`The database ${nameOf(databaseUrl)} lacks ${missing.join(", ")}: run "npx medusa db:migrate" first.`)
}

/** The migrations that were not run. Read without TypeORM's own check, which would create its table. */
async function missingMigrations(dataSource: DataSource): Promise<string[]> {
  const wanted = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name)
  const table = dataSource.options.migrationsTableName ?? "migrations"
  const [found] = await dataSource.query<{ exists: boolean }[]>("select to_regclass($1) is not null as exists", [table])
  if (found?.exists !== true) return wanted
  const applied = await dataSource.query<{ name: string }[]>(`select name from ${table}`)
  return wanted.filter((name) => !applied.some((row) => row.name === name))
}

/** Host and name, never the password. */
function nameOf(databaseUrl: string): string {
  try {
    const { host, pathname } = new URL(databaseUrl)
    return `${host}${pathname}`
  } catch {
    return "that DATABASE_URL names"
  }
}

/** Some errors of the network, such as an AggregateError, have no message but a code. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.message !== "") return error.message
  return "code" in error && typeof error.code === "string" ? error.code : error.name
}
