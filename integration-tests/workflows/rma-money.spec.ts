import type AftercareModuleService from "../../src/modules/aftercare/service"
import { createDataSource } from "../../src/persistence/data-source"
import { expectLedgerCoherent } from "../support/coherence"
import { bootMedusa } from "./in-process-medusa"
import { labelCases } from "./labels.cases"
import { refundCases } from "./refunds.cases"
import { replacementCases } from "./replacements.cases"
import { returnGuardCases } from "./return-guard.cases"
import { returnCases } from "./returns.cases"
import { storeCreditCases } from "./store-credit.cases"
import { type MoneyWorld, shopOf } from "./rma-world"

// The poller and the reconciler would repair what the cases want to see broken.
jest.mock("../../src/bridge/start", () => ({ startBridge: async () => ({ stop: async () => undefined }) }))

const world = { shops: new Map() } as unknown as MoneyWorld

beforeAll(async () => {
  // With the demo's bank, which can be told to decline, and its carrier, which gives labels.
  process.env["AFTERCARE_DEMO"] = "1"
  world.medusa = await bootMedusa()
  world.aftercare = world.medusa.container.resolve<AftercareModuleService>("aftercare").services
  world.dataSource = createDataSource({ databaseUrl: world.medusa.databaseUrl, poolSize: 3 })
  await world.dataSource.initialize()
  world.shop = await shopOf(world, "usd")
}, 600_000)

afterEach(async () => {
  jest.restoreAllMocks()
  await expectLedgerCoherent(world.dataSource)
})

afterAll(async () => {
  delete process.env["AFTERCARE_DEMO"]
  await world.dataSource?.destroy()
  await world.medusa?.stop()
})

describe("refunds", () => refundCases(world))
describe("returns", () => returnCases(world))
describe("replacements", () => replacementCases(world))
describe("store credit", () => storeCreditCases(world))
describe("a label for the way back", () => labelCases(world))
describe("Medusa's own returns", () => returnGuardCases(world))
