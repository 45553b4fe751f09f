import { ANSWERED, buildAnswer, buildClaimedUnit, buildVendorClaim, buildVendorLine, unitsLike, USD } from "../../../integration-tests/support/vendor-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { UNIT_STATUSES, type UnitStatus } from "../unit/unit"
import type { LineAnswer, UnitDeedName } from "./commands"
import { decideVendorClaim } from "./decide-vendor-claim"
import { possibleOutcomes } from "./outcomes"
import { totalsOf } from "./totals"
import { type ClaimedUnit, DECIDED_OUTCOMES, type DecidedOutcome, type VendorClaimLine, type Whereabouts } from "./vendor-claim"

const REPLACEMENT = buildClaimedUnit({ id: "unit_new", serialNumber: "NEW1", status: "in_stock" })

function record(line: Partial<VendorClaimLine>, answer: LineAnswer, unit: Partial<ClaimedUnit>, replacement: Partial<ClaimedUnit> = {}) {
  const claim = buildVendorClaim({ status: "shipped", lines: [buildVendorLine({ sentAt: AT, ...line })] })
  return decideVendorClaim(claim, { name: "record_outcome", answers: [answer] }, unitsLike(unit, { ...REPLACEMENT, ...replacement }), { at: AT })
}

const deedsAfter = (...args: Parameters<typeof record>): string => {
  const decision = record(...args)
  return decision.ok ? decision.outcome.deeds.map(({ name, unitId }) => `${name} ${unitId}`).join(", ") : decision.rejection.code
}

/** What the first answer asks of a unit in each status; what is missing is refused. */
const FIRST: { readonly [Place in Whereabouts]: { readonly [Status in UnitStatus]?: UnitDeedName } } = {
  kept: { at_vendor: "keep", lost: "note", scrapped: "note" },
  returned: { at_vendor: "take_back", in_stock: "note", allocated: "note", picked: "note", shipped: "note", delivered: "note", returning: "note", quarantined: "note", in_repair: "note", installed: "note" },
}

describe("the first answer", () => {
  describe.each(DECIDED_OUTCOMES)("%s", (outcome) => {
    const place: Whereabouts = outcome === "credited" || outcome === "replaced" ? "kept" : "returned"
    it.each(UNIT_STATUSES)("moves a unit that is %s only as it can be", (status) => {
      const expected = FIRST[place][status]
      // A void unit has no history to write to, so its answer stands on the line alone.
      const wanted = status === "void" && place === "kept" ? "" : expected === undefined ? "vendor_claim.unit_moved_on" : `${expected} unit_1`
      expect(deedsAfter({}, buildAnswer({ outcome }), { status })).toBe(wanted)
    })
  })

  it("says on the line what was recovered, where the unit is and what came instead", () => {
    expect(record({}, buildAnswer({ reasonCode: "approved" }), { status: "at_vendor" })).toMatchObject({
      outcome: { claim: { lines: [{ outcome: "credited", whereabouts: "kept", recoveredMinor: 8_000, currencyCode: "usd", reasonCode: "approved", decidedAt: AT }] }, entries: [{ type: "outcome_recorded", lineId: "venl_1" }] },
    })
    expect(record({}, buildAnswer({ outcome: "replaced", recovered: USD(100) }), { status: "at_vendor" })).toMatchObject({
      outcome: { claim: { lines: [{ outcome: "replaced", whereabouts: "kept", recoveredMinor: 100, replacementUnitId: "unit_new" }] } },
    })
  })

  it("may say that a credited unit came back and that a rejected one did not", () => {
    expect(deedsAfter({}, buildAnswer({ unit: "returned" }), { status: "at_vendor" })).toBe("take_back unit_1")
    expect(deedsAfter({}, buildAnswer({ outcome: "rejected", unit: "kept" }), { status: "at_vendor" })).toBe("keep unit_1")
  })

  it("must not contradict itself", () => {
    const codeOf = (over: Partial<LineAnswer>): string => deedsAfter({}, buildAnswer(over), { status: "at_vendor" })
    expect(codeOf({ outcome: "replaced", unit: "returned" })).toBe("vendor_claim.outcome_contradicts")
    expect(codeOf({ outcome: "returned", unit: "kept" })).toBe("vendor_claim.outcome_contradicts")
    expect(codeOf({ outcome: "credited", replacementUnitId: "unit_new" })).toBe("vendor_claim.outcome_contradicts")
    expect(codeOf({ outcome: "replaced", replacementUnitId: null })).toBe("vendor_claim.replacement_required")
    expect(codeOf({ outcome: "credited", recovered: null })).toBe("vendor_claim.amount_required")
    expect(codeOf({ outcome: "rejected", recovered: USD(1) })).toBe("vendor_claim.amount_not_taken")
    expect(codeOf({ outcome: "returned", recovered: USD(1) })).toBe("vendor_claim.amount_not_taken")
    expect(codeOf({ recovered: { minor: 1, currencyCode: "eur" } })).toBe("vendor_claim.other_currency")
  })

  it("gives the currency where nothing was claimed", () => {
    expect(record({ claimedMinor: null, currencyCode: null }, buildAnswer({ recovered: { minor: 5, currencyCode: "jpy" } }), { status: "at_vendor" })).toMatchObject({ outcome: { claim: { lines: [{ currencyCode: "jpy", recoveredMinor: 5 }] } } })
  })

  it("is given once for a line in one request", () => {
    const claim = buildVendorClaim({ status: "shipped", lines: [buildVendorLine({ sentAt: AT })] })
    expect(decideVendorClaim(claim, { name: "record_outcome", answers: [buildAnswer(), buildAnswer()] }, unitsLike({ status: "at_vendor" }), { at: AT })).toMatchObject({ rejection: { code: "unit.repeated" } })
  })
})

describe("a correction", () => {
  const STATUS_AFTER: { readonly [Outcome in DecidedOutcome]: UnitStatus } = { credited: "scrapped", replaced: "scrapped", rejected: "quarantined", returned: "quarantined" }
  const WANTED: { readonly [Before in DecidedOutcome]: { readonly [After in DecidedOutcome]: string } } = {
    credited: { credited: "note unit_1", replaced: "note unit_1", rejected: "reinstate unit_1", returned: "reinstate unit_1" },
    replaced: { credited: "note unit_1, void unit_new", replaced: "note unit_1", rejected: "reinstate unit_1, void unit_new", returned: "reinstate unit_1, void unit_new" },
    rejected: { credited: "keep unit_1", replaced: "keep unit_1", rejected: "note unit_1", returned: "note unit_1" },
    returned: { credited: "keep unit_1", replaced: "keep unit_1", rejected: "note unit_1", returned: "note unit_1" },
  }

  describe.each(DECIDED_OUTCOMES)("of %s", (before) => {
    it.each(DECIDED_OUTCOMES)("to %s undoes what the first answer did, as long as nothing else happened", (outcome) => {
      expect(deedsAfter(ANSWERED[before], buildAnswer({ outcome }), { status: STATUS_AFTER[before] })).toBe(WANTED[before][outcome])
    })
  })

  it("is an entry of its own that says what stood there", () => {
    expect(record(ANSWERED.credited, buildAnswer({ outcome: "rejected", reasonCode: "credit_withdrawn" }), { status: "scrapped" })).toMatchObject({
      outcome: { claim: { lines: [{ recoveredMinor: null }] }, entries: [{ type: "outcome_corrected", data: { outcome: "rejected", outcome_before: "credited", recovered_minor_before: 8_000, reason_code: "credit_withdrawn" } }] },
    })
  })

  it("of an amount alone is possible wherever the unit is by now", () => {
    for (const status of UNIT_STATUSES.filter((status) => status !== "void")) expect(deedsAfter(ANSWERED.credited, buildAnswer({ recovered: USD(1) }), { status })).toBe("note unit_1")
  })

  it.each(["in_stock", "allocated", "picked", "shipped", "delivered", "returning", "in_repair", "at_vendor", "installed"] as const)("cannot take from us a unit that came back and is %s by now", (status) => {
    expect(deedsAfter(ANSWERED.returned, buildAnswer(), { status })).toBe("vendor_claim.unit_moved_on")
  })

  it("cannot take a unit from another claim", () => {
    expect(deedsAfter(ANSWERED.returned, buildAnswer(), { status: "quarantined", isOnOtherClaim: true })).toBe("vendor_claim.unit_moved_on")
  })

  it("cannot undo a replacement that is promised, sold or claimed", () => {
    for (const used of [{ status: "allocated" }, { status: "in_stock", wasShipped: true }, { status: "quarantined", owner: "customer" }, { status: "quarantined", isOnOtherClaim: true }] as const) {
      expect(deedsAfter(ANSWERED.replaced, buildAnswer(), { status: "scrapped" }, used)).toBe("vendor_claim.replacement_in_use")
      expect(deedsAfter(ANSWERED.replaced, buildAnswer({ outcome: "replaced", recovered: USD(5) }), { status: "scrapped" }, used)).toBe("note unit_1")
    }
  })

  it("puts another number in a replacement's place", () => {
    expect(deedsAfter(ANSWERED.replaced, buildAnswer({ outcome: "replaced", replacementUnitId: "unit_other" }), { status: "scrapped" })).toBe("note unit_1, void unit_new")
  })
})

describe("possible outcomes", () => {
  it("are exactly those of which at least one form is accepted", () => {
    const claim = buildVendorClaim({ status: "shipped" })
    for (const [name, over] of [["pending", {}], ...Object.entries(ANSWERED)] as const) {
      for (const status of UNIT_STATUSES) {
        for (const isOnOtherClaim of [false, true]) {
          const line = buildVendorLine({ ...over, sentAt: AT })
          const unitOf = unitsLike({ status, isOnOtherClaim }, REPLACEMENT)
          const forms = (outcome: DecidedOutcome): LineAnswer[] => ([null, "kept", "returned"] as const).map((unit) => buildAnswer({ outcome, unit, ...(outcome === "replaced" ? { replacementUnitId: line.replacementUnitId ?? "unit_other" } : {}) }))
          const accepted = DECIDED_OUTCOMES.filter((outcome) => forms(outcome).some((answer) => decideVendorClaim({ ...claim, lines: [line] }, { name: "record_outcome", answers: [answer] }, unitOf, { at: AT }).ok))
          expect({ name, status, isOnOtherClaim, outcomes: possibleOutcomes(claim, line, unitOf) }).toEqual({ name, status, isOnOtherClaim, outcomes: accepted })
        }
      }
    }
  })
})

describe("totals", () => {
  it("are one for each currency, without lines of which nothing is known", () => {
    const lines = [
      buildVendorLine({ ...ANSWERED.credited }), buildVendorLine({ claimedMinor: null, recoveredMinor: 300, currencyCode: "jpy" }), buildVendorLine({ claimedMinor: null, currencyCode: null }), buildVendorLine({ claimedMinor: 1 }),
    ]
    expect(totalsOf({ lines })).toEqual([{ currencyCode: "jpy", claimedMinor: 0, recoveredMinor: 300 }, { currencyCode: "usd", claimedMinor: 10_001, recoveredMinor: 8_000 }])
  })
})
