import fc from "fast-check"
import { buildClaimedUnit, buildVendorClaim } from "../../../integration-tests/support/vendor-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { targetsOf } from "../common/transition"
import { UNIT_TRANSITIONS, type UnitCommandName } from "../unit/transitions"
import type { UnitStatus } from "../unit/unit"
import { availableOutcomes, availableVendorActions } from "./available-actions"
import type { LineAnswer, UnitDeedName, VendorClaimCommand } from "./commands"
import { decideVendorClaim } from "./decide-vendor-claim"
import { totalsOf } from "./totals"
import type { VendorClaimCommandName } from "./transitions"
import { claimsUnit, type ClaimedUnit, DECIDED_OUTCOMES, type UnitLookup, type VendorClaim, WHEREABOUTS } from "./vendor-claim"

/**
 * Random lives of one claim over four units that others act on as well. A failure prints its seed;
 * `AFTERCARE_TEST_SEED=<seed>` runs it again.
 */
const seed = Number(process.env["AFTERCARE_TEST_SEED"] ?? Date.now() % 2 ** 31)

const UNITS = ["unit_1", "unit_2", "unit_3", "unit_4"] as const
const CURRENCIES = ["usd", "jpy"] as const

/** What the service makes of each deed, as the unit's own table knows it. */
const COMMAND_OF: { readonly [Name in UnitDeedName]: UnitCommandName } = { open: "record", leave: "record", note: "record", send: "to_vendor", keep: "scrap", take_back: "from_vendor", reinstate: "reinstate", void: "void" }
const LEADS_TO: { readonly [Name in UnitDeedName]?: UnitStatus } = { send: "at_vendor", keep: "scrapped", take_back: "quarantined", reinstate: "quarantined", void: "void" }

type Step = { readonly outside: { readonly unitId: string; readonly status: UnitStatus } } | { readonly choose: (claim: VendorClaim, fresh: number) => VendorClaimCommand }

const amount = fc.option(fc.record({ minor: fc.nat(10_000), currencyCode: fc.constantFrom(...CURRENCIES) }), { nil: null })
const unitId = fc.constantFrom(...UNITS)
const lineAt = (claim: VendorClaim, index: number): string => claim.lines[index % Math.max(1, claim.lines.length)]?.id ?? "venl_none"

const answer = fc.record({ index: fc.nat(3), outcome: fc.constantFrom(...DECIDED_OUTCOMES), recovered: amount, unit: fc.option(fc.constantFrom(...WHEREABOUTS), { nil: null }), isNew: fc.boolean() })

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ unitId, status: fc.constantFrom<UnitStatus>("quarantined", "in_stock", "at_vendor", "lost", "scrapped", "in_repair", "void") }).map((outside) => ({ outside })),
  fc.tuple(unitId, amount).map(([id, claimed]) => ({ choose: (_: VendorClaim, fresh: number): VendorClaimCommand => ({ name: "add_units", units: [{ lineId: `venl_${fresh}`, unitId: id, rmaLineId: null, repairOrderId: null, faultCodes: [], claimed }] }) })),
  fc.nat(3).map((index) => ({ choose: (claim: VendorClaim): VendorClaimCommand => ({ name: "remove_units", lineIds: [lineAt(claim, index)] }) })),
  fc.tuple(fc.nat(3), amount).map(([index, claimed]) => ({ choose: (claim: VendorClaim): VendorClaimCommand => ({ name: "set_claimed", lines: [{ lineId: lineAt(claim, index), claimed, faultCodes: ["f"] }] }) })),
  { weight: 6, arbitrary: answer.map(({ index, isNew, ...rest }) => ({ choose: (claim: VendorClaim, fresh: number): VendorClaimCommand => {
    const line = claim.lines[index % Math.max(1, claim.lines.length)]
    const replacementUnitId = rest.outcome !== "replaced" ? null : isNew ? `new_${fresh}` : line?.replacementUnitId ?? `new_${fresh}`
    const answered: LineAnswer = { ...rest, lineId: line?.id ?? "venl_none", replacementUnitId, reasonCode: null }
    return { name: "record_outcome", answers: [answered] }
  } })) },
  fc.constantFrom<VendorClaimCommand>({ name: "ship", trackingNumber: null, vendorReference: null }, { name: "settle" }, { name: "close" }, { name: "cancel", reasonCode: null }).map((command) => ({ choose: () => command })),
)

/** What a caller would try of an offered command. */
function formsOf(name: VendorClaimCommandName, claim: VendorClaim, unitOf: UnitLookup): VendorClaimCommand[] {
  switch (name) {
    case "add_units":
      return [{ name, units: [{ lineId: "venl_fresh", unitId: "unit_fresh", rmaLineId: null, repairOrderId: null, faultCodes: [], claimed: null }] }]
    case "remove_units":
      return claim.lines.map(({ id }) => ({ name, lineIds: [id] }))
    case "set_claimed":
      return [{ name, lines: [{ lineId: claim.lines[0]?.id ?? "", claimed: null, faultCodes: [] }] }]
    case "ship":
      return [{ name, trackingNumber: null, vendorReference: null }]
    case "cancel":
      return [{ name, reasonCode: null }]
    case "record_outcome":
      return claim.lines.flatMap((line) => availableOutcomes(claim, line, unitOf).flatMap((outcome) => WHEREABOUTS.map((unit): VendorClaimCommand => ({ name, answers: [{
        lineId: line.id, outcome, unit, recovered: outcome === "credited" ? { minor: 1, currencyCode: line.currencyCode ?? "usd" } : null,
        replacementUnitId: outcome === "replaced" ? line.replacementUnitId ?? "unit_other" : null, reasonCode: null,
      }] }))))
    default:
      return [{ name }]
  }
}

interface Taken {
  readonly before: VendorClaim
  readonly command: VendorClaimCommand
  readonly decision: ReturnType<typeof decideVendorClaim>
  readonly after: VendorClaim
  readonly statusesBefore: ReadonlyMap<string, UnitStatus>
  readonly offered: readonly VendorClaimCommandName[]
  readonly unitOf: UnitLookup
}

function holdsForEveryLife(check: (taken: Taken) => void): void {
  fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
    let claim = buildVendorClaim({ lines: [] })
    const units = new Map<string, ClaimedUnit>(UNITS.map((id) => [id, buildClaimedUnit({ id, serialNumber: id })]))
    for (const [fresh, next] of steps.entries()) {
      if ("outside" in next) {
        units.set(next.outside.unitId, buildClaimedUnit({ id: next.outside.unitId, status: next.outside.status }))
        continue
      }
      const now = new Map(units)
      const unitOf = (id: string): ClaimedUnit => now.get(id) ?? buildClaimedUnit({ id, status: id === "unit_fresh" ? "quarantined" : "in_stock" })
      const command = next.choose(claim, fresh)
      const decision = decideVendorClaim(claim, command, unitOf, { at: AT })
      const after = decision.ok ? decision.outcome.claim : claim
      check({ before: claim, command, decision, after, statusesBefore: new Map([...units].map(([id, { status }]) => [id, status])), offered: availableVendorActions(claim, unitOf), unitOf })
      if (decision.ok) {
        for (const { name, unitId } of decision.outcome.deeds) {
          const status = LEADS_TO[name]
          if (status !== undefined) units.set(unitId, { ...unitOf(unitId), status })
        }
        if (command.name === "record_outcome") for (const { replacementUnitId } of command.answers) if (replacementUnitId !== null && !units.has(replacementUnitId)) units.set(replacementUnitId, buildClaimedUnit({ id: replacementUnitId, status: "in_stock" }))
      }
      claim = after
    }
  }), { seed, numRuns: 300 })
}

describe(`any random life of a vendor claim (seed ${seed})`, () => {
  it("asks of a unit only what the unit's own table allows, and one thing at a time", () => {
    holdsForEveryLife(({ decision, statusesBefore }) => {
      if (!decision.ok) return
      const { deeds } = decision.outcome
      expect(new Set(deeds.map(({ unitId: id }) => id)).size).toBe(deeds.length)
      for (const { name, unitId: id } of deeds) expect({ name, targets: targetsOf(UNIT_TRANSITIONS, statusesBefore.get(id) ?? "in_stock", COMMAND_OF[name]) }).not.toEqual({ name, targets: [] })
    })
  })

  it("has lines that say as much as their answer, and no more", () => {
    holdsForEveryLife(({ after }) => {
      for (const line of after.lines) {
        const isPending = line.outcome === "pending"
        expect([line.whereabouts === null, line.decidedAt === null]).toEqual([isPending, isPending])
        expect(line.replacementUnitId !== null).toBe(line.outcome === "replaced")
        expect(line.currencyCode === null).toBe(line.claimedMinor === null && line.recoveredMinor === null)
        if (["rejected", "returned", "pending"].includes(line.outcome)) expect(line.recoveredMinor).toBeNull()
        if (!isPending) expect(line.sentAt).not.toBeNull()
      }
      expect(new Set(after.lines.map(({ position }) => position)).size).toBe(after.lines.length)
      expect(new Set(after.lines.map(({ unitId: id }) => id)).size).toBe(after.lines.length)
    })
  })

  it("never changes once it is closed or canceled, and settles only with every answer", () => {
    holdsForEveryLife(({ before, decision, after }) => {
      if (before.status === "closed" || before.status === "canceled") expect(decision.ok).toBe(false)
      if (after.status === "settled" || after.status === "closed") expect(after.lines.every((line) => !claimsUnit(after, line) && line.outcome !== "pending")).toBe(true)
    })
  })

  it("accepts no command that it does not offer", () => {
    holdsForEveryLife(({ command, decision, offered }) => {
      if (decision.ok) expect(offered).toContain(command.name)
    })
  })

  it("offers no command of which it would refuse every form", () => {
    holdsForEveryLife(({ before, offered, unitOf }) => {
      for (const name of offered) expect({ name, accepted: formsOf(name, before, unitOf).some((command) => decideVendorClaim(before, command, unitOf, { at: AT }).ok) }).toEqual({ name, accepted: true })
    })
  })

  it("has totals that are the sums of its lines", () => {
    holdsForEveryLife(({ after }) => {
      const sum = (of: (line: VendorClaim["lines"][number]) => number | null): number => after.lines.reduce((total, line) => total + (of(line) ?? 0), 0)
      const totals = totalsOf(after)
      expect(totals.reduce((total, { claimedMinor }) => total + claimedMinor, 0)).toBe(sum(({ claimedMinor }) => claimedMinor))
      expect(totals.reduce((total, { recoveredMinor }) => total + recoveredMinor, 0)).toBe(sum(({ recoveredMinor }) => recoveredMinor))
    })
  })
})
