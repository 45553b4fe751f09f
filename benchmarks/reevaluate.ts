import { DEFAULT_TERMS } from "../src/domain/warranty/policy"
import type { CommandRequest } from "../src/ledger/run-command"
import { openBenchLedger } from "./support/bench-ledger"
import type { BenchmarkRow } from "./support/row"

/** A policy published over 100,000 units that are sold already: from the publication until every one of them was looked at. */

const UNITS = 100_000
const UNITS_PER_IMPORT = 20_000
const ACTOR: CommandRequest = { actor: { type: "user", id: "user_bench" } }
const VARIANT = "variant_bench"
const ITEM = "iitem_bench"

export async function run(): Promise<BenchmarkRow[]> {
  const ledger = await openBenchLedger(10)
  const { services, dataSource } = ledger
  try {
    await services.policies.create({ inventoryItemId: ITEM, variantId: VARIANT, productId: null, managed: true, stockedQuantity: 0, tracking: "full" })
    for (let from = 0; from < UNITS; from += UNITS_PER_IMPORT) {
      const lines = Array.from({ length: UNITS_PER_IMPORT }, (_, index) => soldLine(from + index))
      const { id } = await services.imports.create(ACTOR, { fileName: "bench.csv", lines })
      await services.imports.runImport({ importId: id })
    }
    const terms = { ...DEFAULT_TERMS, term: { ...DEFAULT_TERMS.term, duration: "P24M" }, start: { ...DEFAULT_TERMS.start, anchors: ["delivery", "purchase"] as const } }
    const policy = await services.warranty.createPolicy(ACTOR, { name: "Bench", terms, variantIds: [VARIANT] })
    const startedAt = performance.now()
    await services.warranty.publishPolicy(ACTOR, policy.id)
    const rollout = await services.warranty.rolloutOf(policy.id)
    await services.warranty.rollOut(rollout?.id ?? "")
    const rows = (await dataSource.query("select payload from outbox_message where job = 'reevaluate_entitlements' and payload ->> 'rollout_chunk_id' is not null order by id")) as { payload: { unit_ids: string[]; command_id: string; rollout_chunk_id: string } }[]
    for (const { payload } of rows) await services.warranty.reevaluate({ unitIds: payload.unit_ids, commandId: payload.command_id, rolloutChunkId: payload.rollout_chunk_id })
    const seconds = (performance.now() - startedAt) / 1_000
    const done = await services.warranty.rolloutOf(policy.id)
    if (done?.status !== "finished" || done.changedCount !== UNITS) throw new Error(`The roll-out is ${done?.status} with ${done?.changedCount} entitlements; ${UNITS} are due.`)
    return [{ name: "policy taken to 100,000 sold units, one worker", value: UNITS / seconds, unit: "units/s" }]
  } finally {
    await ledger.close()
  }
}

const soldLine = (number: number) => {
  const serialNumber = `BENCH-${String(number).padStart(7, "0")}`
  return {
    line: number + 2, serialNumber, ok: true as const,
    unit: {
      serialNumber, inventoryItemId: ITEM, variantId: VARIANT, lotNumber: null, manufacturedOn: null, expiresOn: null, grade: null, identifiers: [],
      whereabouts: { kind: "sold" as const, status: "delivered" as const, soldOn: "2026-03-01", customerId: `cus_${number % 1_000}`, orderReference: null, warrantyEndsOn: null },
    },
  }
}
