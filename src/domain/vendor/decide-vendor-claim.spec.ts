import { ANSWERED, buildAnswer, buildClaimedUnit, buildJoining, buildVendorClaim, buildVendorLine, unitsLike, USD } from "../../../integration-tests/support/vendor-builders"
import { AT } from "../../../integration-tests/support/unit-builders"
import { defectsOf, statusesAllowing, targetsOf } from "../common/transition"
import { availableOutcomes, availableVendorActions } from "./available-actions"
import type { VendorClaimCommand, VendorClaimOutcome } from "./commands"
import { decideVendorClaim } from "./decide-vendor-claim"
import { VENDOR_CLAIM_COMMANDS, VENDOR_CLAIM_TRANSITIONS, type VendorClaimCommandName } from "./transitions"
import { type UnitLookup, VENDOR_CLAIM_LINES_MAX, VENDOR_CLAIM_STATUSES, type VendorClaim, type VendorClaimStatus } from "./vendor-claim"

const COMMANDS: { readonly [Name in VendorClaimCommandName]: Extract<VendorClaimCommand, { name: Name }> } = {
  add_units: { name: "add_units", units: [buildJoining()] },
  remove_units: { name: "remove_units", lineIds: ["venl_1"] },
  set_claimed: { name: "set_claimed", lines: [{ lineId: "venl_1", claimed: USD(5_000), faultCodes: ["dead"] }] },
  ship: { name: "ship", trackingNumber: "T-1", vendorReference: "RA-7" },
  record_outcome: { name: "record_outcome", answers: [buildAnswer()] },
  settle: { name: "settle" },
  close: { name: "close" },
  cancel: { name: "cancel", reasonCode: "mistake" },
}

/** A claim in this status about which the command's guards have nothing to say, with its units. */
function fitting(status: VendorClaimStatus, name: VendorClaimCommandName): { claim: VendorClaim; unitOf: UnitLookup } {
  const isSent = status !== "open" && status !== "canceled"
  const isAnswered = name === "settle" || status === "settled" || status === "closed"
  const line = buildVendorLine({ ...(isSent ? { sentAt: AT } : {}), ...(isAnswered ? ANSWERED.credited : {}) })
  return { claim: buildVendorClaim({ status, lines: [line] }), unitOf: unitsLike({ status: "quarantined" }, buildClaimedUnit({ status: isAnswered ? "scrapped" : isSent ? "at_vendor" : "quarantined" })) }
}

const decide = (claim: VendorClaim, command: VendorClaimCommand, unitOf: UnitLookup = unitsLike({})) => decideVendorClaim(claim, command, unitOf, { at: AT })
const codeOf = (decision: ReturnType<typeof decide>): string => (decision.ok ? "accepted" : decision.rejection.code)
function accepted(decision: ReturnType<typeof decide>): VendorClaimOutcome {
  if (!decision.ok) throw new Error(`refused: ${decision.rejection.message}`)
  return decision.outcome
}

describe("the life of a vendor claim", () => {
  it("is a sound table", () => {
    expect(defectsOf(VENDOR_CLAIM_TRANSITIONS, ["open"])).toEqual([])
  })

  describe.each(VENDOR_CLAIM_STATUSES)("when it is %s", (status) => {
    it.each(VENDOR_CLAIM_COMMANDS)("answers %s as the table says, and lists it as available exactly then", (name) => {
      const { claim, unitOf } = fitting(status, name)
      const [target] = targetsOf(VENDOR_CLAIM_TRANSITIONS, status, name)
      const decision = decide(claim, COMMANDS[name], unitOf)
      expect(availableVendorActions(claim, unitOf).includes(name)).toBe(decision.ok)
      if (target === undefined) {
        expect(decision).toMatchObject({ ok: false, rejection: { code: "document.wrong_status", details: { status, allowed_from: statusesAllowing(VENDOR_CLAIM_TRANSITIONS, name) } } })
      } else {
        const { claim: after, entries } = accepted(decision)
        expect(after.status).toBe(target)
        expect(entries.length).toBeGreaterThan(0)
      }
    })
  })

  it("keeps when each step was taken", () => {
    for (const [status, name, field] of [["open", "ship", "shippedAt"], ["shipped", "settle", "settledAt"], ["settled", "close", "closedAt"], ["open", "cancel", "canceledAt"]] as const) {
      const { claim, unitOf } = fitting(status, name)
      expect(accepted(decide(claim, COMMANDS[name], unitOf)).claim[field]).toBe(AT)
    }
  })
})

describe("adding units", () => {
  const joining = (over = {}) => ({ name: "add_units" as const, units: [buildJoining(over)] })

  it("numbers them on and tells each unit's history", () => {
    const claim = buildVendorClaim({ lines: [buildVendorLine({ position: 4 })] })
    const { claim: after, deeds } = accepted(decide(claim, { name: "add_units", units: [buildJoining(), buildJoining({ lineId: "venl_3", unitId: "unit_3", claimed: USD(1) })] }))
    expect(after.lines.map(({ position }) => position)).toEqual([4, 5, 6])
    expect(after.lines[2]).toMatchObject({ claimedMinor: 1, currencyCode: "usd", outcome: "pending", sentAt: null })
    expect(deeds).toEqual([{ name: "open", unitId: "unit_2", lineId: "venl_2" }, { name: "open", unitId: "unit_3", lineId: "venl_3" }])
  })
  it("takes a unit that the maker has already, whoever owns it", () => {
    expect(codeOf(decide(buildVendorClaim(), joining(), unitsLike({ status: "at_vendor", owner: "customer" })))).toBe("accepted")
  })
  it("refuses a customer's unit in quarantine: its return decides", () => {
    expect(codeOf(decide(buildVendorClaim(), joining(), unitsLike({ owner: "customer" })))).toBe("vendor_claim.customers_unit")
  })
  it.each(["in_stock", "allocated", "shipped", "delivered", "in_repair", "lost", "scrapped", "void", "installed", "expected"] as const)("refuses a unit that is %s", (status) => {
    expect(codeOf(decide(buildVendorClaim(), joining(), unitsLike({ status })))).toBe("vendor_claim.unit_not_here")
  })
  it("refuses a unit that another claim waits for, or this one has", () => {
    expect(codeOf(decide(buildVendorClaim(), joining(), unitsLike({ isOnOtherClaim: true })))).toBe("vendor_claim.unit_in_other")
    expect(codeOf(decide(buildVendorClaim(), joining({ unitId: "unit_1" })))).toBe("vendor_claim.unit_in_other")
  })
  it("refuses a unit that is named twice", () => {
    expect(codeOf(decide(buildVendorClaim(), { name: "add_units", units: [buildJoining(), buildJoining({ lineId: "venl_3" })] }))).toBe("unit.repeated")
  })
  it("refuses more units than a claim groups", () => {
    const lines = Array.from({ length: VENDOR_CLAIM_LINES_MAX }, (_, index) => buildVendorLine({ id: `venl_${index}`, unitId: `u_${index}`, position: index + 1 }))
    expect(codeOf(decide(buildVendorClaim({ lines }), joining()))).toBe("vendor_claim.too_many")
    expect(codeOf(decide(buildVendorClaim({ lines: lines.slice(1) }), { name: "add_units", units: [buildJoining(), buildJoining({ lineId: "x", unitId: "y" })] }))).toBe("vendor_claim.too_many")
  })
})

describe("taking units off and cancelling", () => {
  it("leave no line whose unit was sent under the claim", () => {
    const sent = buildVendorLine({ id: "venl_2", unitId: "unit_2", position: 2, sentAt: AT })
    const claim = buildVendorClaim({ lines: [buildVendorLine(), sent] })
    expect(codeOf(decide(claim, { name: "remove_units", lineIds: ["venl_2"] }))).toBe("vendor_claim.units_sent")
    expect(accepted(decide(claim, { name: "remove_units", lineIds: ["venl_1"] })).claim.lines).toEqual([sent])
    expect(codeOf(decide(claim, { name: "cancel", reasonCode: null }))).toBe("vendor_claim.units_sent")
  })
  it("tell every unit's history, but for one that is void by now", () => {
    const claim = buildVendorClaim({ lines: [buildVendorLine(), buildVendorLine({ id: "venl_2", unitId: "unit_2", position: 2 })] })
    const { deeds } = accepted(decide(claim, { name: "cancel", reasonCode: null }, unitsLike({}, buildClaimedUnit({ status: "void" }))))
    expect(deeds).toEqual([{ name: "leave", unitId: "unit_2", lineId: "venl_2" }])
  })
  it("know no line of another claim", () => {
    expect(codeOf(decide(buildVendorClaim(), { name: "remove_units", lineIds: ["venl_9"] }))).toBe("not_found")
  })
})

describe("shipping", () => {
  it("sends what is in quarantine and leaves alone what the maker has", () => {
    const claim = buildVendorClaim({ lines: [buildVendorLine(), buildVendorLine({ id: "venl_2", unitId: "unit_2", position: 2, sentAt: "2026-02-01T00:00:00.000Z" })] })
    const { claim: after, deeds } = accepted(decide(claim, COMMANDS.ship, unitsLike({ status: "at_vendor" }, buildClaimedUnit())))
    expect(deeds).toEqual([{ name: "send", unitId: "unit_1", lineId: "venl_1" }])
    expect(after.lines.map(({ sentAt }) => sentAt)).toEqual([AT, "2026-02-01T00:00:00.000Z"])
    expect(after).toMatchObject({ trackingNumber: "T-1", vendorReference: "RA-7" })
  })
  it("does not send again what went under a return and came back meanwhile", () => {
    const claim = buildVendorClaim({ lines: [buildVendorLine({ sentAt: AT })] })
    expect(accepted(decide(claim, COMMANDS.ship, unitsLike({ status: "quarantined", owner: "customer" }))).deeds).toEqual([])
  })
  it("refuses an empty claim, a unit that went elsewhere, and a customer's unit that came back", () => {
    expect(codeOf(decide(buildVendorClaim({ lines: [] }), COMMANDS.ship))).toBe("vendor_claim.empty")
    expect(codeOf(decide(buildVendorClaim(), COMMANDS.ship, unitsLike({ status: "in_stock" })))).toBe("vendor_claim.unit_not_here")
    expect(codeOf(decide(buildVendorClaim(), COMMANDS.ship, unitsLike({ owner: "customer" })))).toBe("vendor_claim.customers_unit")
  })
})

describe("settling", () => {
  it("needs the maker's answer for every line", () => {
    const lines = [buildVendorLine(ANSWERED.credited), buildVendorLine({ id: "venl_2", unitId: "unit_2", position: 2 })]
    expect(decide(buildVendorClaim({ status: "shipped", lines }), { name: "settle" })).toMatchObject({ rejection: { code: "vendor_claim.line_pending", details: { line_ids: ["venl_2"] } } })
  })
})

describe("what is claimed", () => {
  it("may be said later, with the fault", () => {
    const [line] = accepted(decide(buildVendorClaim({ lines: [buildVendorLine({ claimedMinor: null, currencyCode: null })] }), COMMANDS.set_claimed)).claim.lines
    expect(line).toMatchObject({ claimedMinor: 5_000, currencyCode: "usd", faultCodes: ["dead"] })
  })
  it("stays in the currency of what was recovered", () => {
    const claim = buildVendorClaim({ status: "shipped", lines: [buildVendorLine(ANSWERED.credited)] })
    expect(codeOf(decide(claim, { name: "set_claimed", lines: [{ lineId: "venl_1", claimed: { minor: 1, currencyCode: "jpy" }, faultCodes: null }] }))).toBe("vendor_claim.other_currency")
  })
})

describe("available outcomes", () => {
  it("are none before the claim is shipped and after it is closed", () => {
    for (const status of ["open", "closed", "canceled"] as const) {
      const claim = buildVendorClaim({ status })
      expect(availableOutcomes(claim, buildVendorLine(), unitsLike({ status: "at_vendor" }))).toEqual([])
    }
  })
})
