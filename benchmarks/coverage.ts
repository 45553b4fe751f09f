import { buildInputs } from "../integration-tests/support/warranty-builders"
import type { Coverage } from "../src/domain/warranty/coverage"
import { coverageOf } from "../src/domain/warranty/decide-coverage"
import { median } from "./support/measure"
import { atLeast, type BenchmarkRow } from "./support/row"

/** Warranty verdicts of one core: the pure decision, without a database. */

const ROUNDS = 7
const VERDICTS = 5_000

/** A statutory right and a commercial warranty with most of the vocabulary, in a zone that is not UTC. */
const inputs = buildInputs({
  terms: [
    {
      kind: "statutory", day_count: { calendar: "Europe/Berlin" }, burden: { reversed_for: "P1Y" }, pause: { from: "handover" }, after_repair: { extend: "P12M", times: 1 }, remedies: { ladder: [["repair", "replacement"], ["refund"]], max_attempts: 1 },
      stacking: { non_waivable: true }, citations: [{ law: "2019/771", article: "10" }],
    },
    { exclusions: [{ code: "accident" }, { code: "liquid", requires_causation: true }], conditions: { registration: { required: false } }, limits: { claims: 3 }, coverage: [{ item: "part" }, { item: "labour" }, { item: "part", group: "battery", until: "P1Y" }] },
  ],
  entitlement: { zone: "Europe/Berlin" },
})

/** Half of the days asked for lie within the cover. */
const verdictOn = (index: number): Coverage =>
  coverageOf({ ...inputs, question: { asOf: `${index % 2 === 0 ? 2027 : 2029}-0${1 + (index % 9)}-11T10:00:00.000Z`, now: "2026-05-01T12:00:00.000Z", cause: "manufacturing_defect" } })

export function run(): Promise<BenchmarkRow[]> {
  const rates = Array.from({ length: ROUNDS + 1 }, () => {
    const startedAt = performance.now()
    let covered = 0
    for (let index = 0; index < VERDICTS; index++) if (verdictOn(index).verdict === "covered") covered++
    if (covered !== VERDICTS / 2) throw new Error(`${covered} of ${VERDICTS} verdicts were "covered"; half of them are.`)
    return (VERDICTS / (performance.now() - startedAt)) * 1_000
  })
  return Promise.resolve([{ name: "coverage verdict, in process", value: median(rates.slice(1)), unit: "verdicts/s", goal: atLeast(5_000) }])
}
