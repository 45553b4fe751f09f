import type { LoaderOptions } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { createDataSource } from "../../../persistence/data-source"
import { type AftercareOptions, databaseUrlOf } from "../options"

export const CONNECTION_KEY = "aftercareDataSource"

/** Opens this process' connections to our tables. The key is registered first: the container throws on one it does not know. */
export default async function openConnection({ container, options = {} }: LoaderOptions<AftercareOptions>): Promise<void> {
  container.register(CONNECTION_KEY, asValue(undefined))
  const configModule = container.resolve("configModule", { allowUnregistered: true })
  const databaseUrl = databaseUrlOf(options, configModule?.projectConfig?.databaseUrl)
  const dataSource = createDataSource({ databaseUrl, ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }) })
  await dataSource.initialize()
  container.register(CONNECTION_KEY, asValue(dataSource))
}
