import { container as applicationContainer } from "@medusajs/framework"
import type { Logger, ModuleJoinerConfig } from "@medusajs/framework/types"
import { dynamicImport } from "@medusajs/framework/utils"
import { existsSync } from "node:fs"
import path from "node:path"
import type { DataSource } from "typeorm"
import { notifyOutbox } from "../../messaging/outbox-notify"
import { createServices, type Services } from "../../services/create-services"
import { type AnswerKey, type AnswerOnce, answerOnce, type StoredAnswer } from "./answer-once"
import { joinerConfig } from "./joiner-config"
import { countSerialUnits, listSerialUnits, type QueryConfig, type SerialUnitRow } from "./list-serial-units"
import type { CONNECTION_KEY } from "./loaders/connection"
import { type AftercareOptions, countryZonesOf, databaseUrlOf, offerDaysOf, tokenSecretOf, zoneOf } from "./options"
import { checkPortalOptions } from "./portal-options"
import type { QueryFilter } from "./query-filter"

interface Cradle {
  readonly [CONNECTION_KEY]: DataSource | undefined
  readonly logger: Logger
  readonly configModule: {
    readonly projectConfig?: { readonly databaseUrl?: string; readonly redisUrl?: string; readonly workerMode?: string; readonly http?: { readonly jwtSecret?: unknown } }
  }
}

/** What runs beside Medusa in this process: the consumer of the `medusa` queue, the stock poster, the reconciler. */
export interface Bridge {
  readonly stop: () => Promise<void>
}

/** What the module hands to `startBridge` of `src/bridge/start`. */
export interface BridgeContext {
  readonly container: typeof applicationContainer
  readonly services: Services
  readonly dataSource: DataSource
  readonly databaseUrl: string
  readonly options: AftercareOptions
  readonly logger: Logger
}

/**
 * The facade of Aftercare inside Medusa: `container.resolve("aftercare")`. It has no rules of its own; `services` has
 * one function a command, and the list methods are what Query calls.
 */
export default class AftercareModuleService {
  readonly services: Services
  readonly options: AftercareOptions
  readonly #dataSource: DataSource
  readonly #databaseUrl: string
  readonly #workerMode: string
  readonly #logger: Logger
  #bridge: Bridge | undefined

  constructor(cradle: Cradle, options: AftercareOptions = {}) {
    const dataSource = cradle.aftercareDataSource
    if (dataSource === undefined) throw new Error("Aftercare's connection was not opened: its loader did not run.")
    checkPortalOptions(options.portal)
    this.#dataSource = dataSource
    this.#logger = cradle.logger
    this.#databaseUrl = databaseUrlOf(options, cradle.configModule.projectConfig?.databaseUrl)
    this.#workerMode = cradle.configModule.projectConfig?.workerMode ?? "shared"
    // Most hosts give Medusa their REDIS_URL, which the worker process reads too: both must use the same queues.
    const redisUrl = options.redisUrl ?? cradle.configModule.projectConfig?.redisUrl
    this.options = { ...options, ...(redisUrl ? { redisUrl } : {}) }
    const tokenSecret = tokenSecretOf(options, cradle.configModule.projectConfig?.http?.jwtSecret)
    this.services = createServices({ dataSource, onCommitted: () => notifyOutbox(dataSource), zone: zoneOf(options), countryZones: countryZonesOf(options), offerDays: offerDaysOf(options), ...(tokenSecret === undefined ? {} : { tokenSecret }) })
  }

  /** Medusa calls it without `this`, also on the prototype of a module that is only being migrated. */
  __joinerConfig(): ModuleJoinerConfig {
    return joinerConfig
  }

  __hooks = {
    onApplicationStart: async (): Promise<void> => this.#startBridge(),
    // Before Medusa's own modules close: the bridge still needs them to finish what it holds.
    onApplicationPrepareShutdown: async (): Promise<void> => this.#stopBridge(),
    onApplicationShutdown: async (): Promise<void> => this.#close(),
  }

  async listSerialUnits(filter: QueryFilter = {}, config: QueryConfig = {}): Promise<SerialUnitRow[]> {
    return listSerialUnits(this.#dataSource, filter, config)
  }

  async listAndCountSerialUnits(filter: QueryFilter = {}, config: QueryConfig = {}): Promise<[SerialUnitRow[], number]> {
    return [await listSerialUnits(this.#dataSource, filter, config), await countSerialUnits(this.#dataSource, filter)]
  }

  /** Gives a whole HTTP answer once for each Idempotency-Key; see `answerOnce`. */
  async answerOnce(key: AnswerKey, work: () => Promise<StoredAnswer>): Promise<AnswerOnce> {
    return answerOnce(this.#dataSource, key, work)
  }

  /** Medusa swallows what a start hook throws, so it is logged here: a shop without its bridge must not look healthy. */
  async #startBridge(): Promise<void> {
    if (this.#workerMode === "server") return
    try {
      // By path: the bridge imports workflows, which import this module, and Medusa loads them first.
      const file = path.join(__dirname, "..", "..", "bridge", `start${path.extname(__filename)}`)
      if (!existsSync(file)) return
      const { startBridge } = (await dynamicImport(file)) as { startBridge: (context: BridgeContext) => Promise<Bridge> }
      this.#bridge = await startBridge({
        container: applicationContainer, services: this.services, dataSource: this.#dataSource,
        databaseUrl: this.#databaseUrl, options: this.options, logger: this.#logger,
      })
    } catch (error) {
      this.#logger.error(`Aftercare's bridge did not start: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
    }
  }

  async #stopBridge(): Promise<void> {
    const bridge = this.#bridge
    this.#bridge = undefined
    await bridge?.stop()
  }

  async #close(): Promise<void> {
    await this.#stopBridge()
    if (this.#dataSource.isInitialized) await this.#dataSource.destroy()
  }
}
