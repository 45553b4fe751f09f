import type AftercareModuleService from "../../src/modules/aftercare/service"
import { createDataSource } from "../../src/persistence/data-source"
import { expectLedgerCoherent } from "../support/coherence"
import { bridgeCases } from "./bridge.cases"
import { hookCases } from "./hooks.cases"
import { bootMedusa } from "./in-process-medusa"
import { createShop } from "./medusa-shop"
import { middlewareCases } from "./middlewares.cases"
import { orderCases } from "./orders.cases"
import { reconcileCases } from "./reconcile.cases"
import { stockCases } from "./stock.cases"
import type { World } from "./world"

// The poller and the reconciler would repair what the cases want to see broken; bridge.cases starts the real one.
jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))

const world = {} as World

beforeAll(async () => {
  world.medusa = await bootMedusa()
  world.aftercare = world.medusa.container.resolve<AftercareModuleService>("aftercare").services
  world.dataSource = createDataSource({ databaseUrl: world.medusa.databaseUrl, poolSize: 3 })
  await world.dataSource.initialize()
  world.shop = await createShop(world.medusa)
}, 600_000)

afterEach(async () => {
  jest.restoreAllMocks()
  await expectLedgerCoherent(world.dataSource)
})

afterAll(async () => {
  await world.dataSource?.destroy()
  await world.medusa?.stop()
})

describe("orders", () => orderCases(world))
describe("hooks", () => hookCases(world))
describe("stock", () => stockCases(world))
describe("middlewares on Medusa's routes", () => middlewareCases(world))
describe("reconciler", () => reconcileCases(world))
describe("bridge", () => bridgeCases(world))
