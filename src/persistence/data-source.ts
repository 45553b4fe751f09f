import type { PoolClient } from "pg"
import { DataSource } from "typeorm"
import { migrations } from "../../migrations"
import { entities } from "./entities"

export interface DataSourceOptions {
  readonly databaseUrl: string
  /** Connections this process may hold; every one is also one of Postgres' (default 10). */
  readonly poolSize?: number
}

/** The connection of one process to our tables. Not yet opened: call `initialize()`. */
export function createDataSource({ databaseUrl, poolSize = 10 }: DataSourceOptions): DataSource {
  return new DataSource({
    type: "postgres",
    url: databaseUrl,
    poolSize,
    entities,
    migrations,
    migrationsTableName: "aftercare_migration",
    migrationsTransactionMode: "each",
    applicationName: "aftercare",
    // A test database is dropped and restored under the pool: a lost idle connection is replaced, not a crash.
    poolErrorHandler: () => undefined,
    // Between two listeners of pool and query runner a client has none for a moment; an error then would end the process.
    // The query that needs the connection fails by itself.
    extra: { onConnect: (client: PoolClient) => void client.on("error", () => undefined) },
  })
}
