import type { LoaderOptions } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"
import { createDataSource } from "../../persistence/data-source"
import { type AftercareOptions, databaseUrlOf } from "./options"

/** `medusa db:migrate`, `db:rollback` and `db:generate` come here, also inside a host. Medusa spreads the result: an array. */
export async function runMigrations({ container, options = {} }: LoaderOptions<AftercareOptions>): Promise<{ name: string; path: string }[]> {
  return withConnection(container, options, async (dataSource) => {
    const done = await dataSource.runMigrations()
    return done.map(({ name }) => ({ name, path: "medusa-plugin-aftercare/migrations" }))
  })
}

/** Undoes the named migrations, newest first; without names only the last one. */
export async function revertMigration({ container, options = {} }: LoaderOptions<AftercareOptions>, _declaration?: unknown, migrationNames?: string[]): Promise<void> {
  await withConnection(container, options, async (dataSource) => {
    const times = migrationNames?.length ?? 1
    for (let time = 0; time < times; time++) await dataSource.undoLastMigration()
  })
}

/** Our migrations are written by hand: one change each, up and down. */
export async function generateMigration({ logger }: LoaderOptions<AftercareOptions>): Promise<void> {
  logger?.info("Aftercare's migrations are written by hand in migrations/; nothing was generated.")
}

async function withConnection<Result>(container: LoaderOptions["container"], options: AftercareOptions, work: (dataSource: DataSource) => Promise<Result>): Promise<Result> {
  const configModule = container.resolve("configModule", { allowUnregistered: true })
  const dataSource = createDataSource({ databaseUrl: databaseUrlOf(options, configModule?.projectConfig?.databaseUrl), poolSize: 1 })
  await dataSource.initialize()
  try {
    return await work(dataSource)
  } finally {
    await dataSource.destroy()
  }
}
