import { type Coverage, coverageOf, type HeldEntitlement } from "../src/domain/warranty/coverage"
import { DEFAULT_TERMS, type WarrantyPolicy } from "../src/domain/warranty/policy"
import { median } from "./support/measure"
import { atLeast, type BenchmarkRow } from "./support/row"

/** Warranty verdicts of one core: the pure decision, without a database. */

export const remarks = `By profile 81 % of the time is in the Temporal polyfill, 12 % garbage collection, 5 % our rules. Four runs on a busy machine gave 4,192–5,420 verdicts/s:
two met the goal, two did not.`

const ROUNDS = 7
const VERDICTS = 5_000

const policy: WarrantyPolicy = {
  id: "awpol_1", code: "standard", version: 1, name: "Two years", status: "published", terms: { ...DEFAULT_TERMS, term: { duration: "P24M" } }, variantIds: null,
  createdAt: "2025-01-01T00:00:00.000Z", publishedAt: "2025-01-01T00:00:00.000Z", retiredAt: null,
}
const entitlement: HeldEntitlement = {
  id: "aent_1", unitId: "aunit_1", warrantyPolicyId: policy.id, status: "active", ownerCustomerId: "cus_1", anchor: "delivery", anchorSequence: 4,
  startsOn: "2026-03-01", endsOn: "2028-03-01", zone: "Europe/Berlin", policy,
}
const sale = {
  sequence: 3, at: "2026-02-27T08:00:00.000Z", isRegistered: false, orderedAt: "2026-02-25T08:00:00.000Z", soldOn: null, warrantyEndsOn: null,
  delivery: { sequence: 4, at: "2026-03-01T15:00:00.000Z" },
}

/** Half of the days asked for lie within the cover. */
const verdictOn = (index: number): Coverage => coverageOf({
  unit: { id: "aunit_1", serialNumber: "SN1", status: "delivered", owner: "customer", ownerCustomerId: "cus_1", variantId: "variant_1", sale },
  entitlements: [entitlement], policies: [policy], question: { asOf: `${index % 2 === 0 ? 2027 : 2029}-0${1 + (index % 9)}-11T10:00:00.000Z`, zone: "Europe/Berlin" },
})

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
