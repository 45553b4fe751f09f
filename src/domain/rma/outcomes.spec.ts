import fc from "fast-check"
import { buildLine, buildRma, LINE_COMMANDS, MOMENT, PAID, rmaCommand } from "../../../integration-tests/support/rma-builders"
import { RMA_COMMANDS, type RmaLineCommand } from "./commands"
import { decideLine } from "./decide-line"
import { decideRma } from "./decide-rma"
import { possibleDispositions } from "./dispositions"
import { type Duty, nextDuty, type UnitOfLine } from "./duties"
import { withEndedOffers } from "./offers"
import { possibleResolutions } from "./resolutions"
import { DISPOSITIONS, isMoney, RESOLUTIONS, type Resolution, type Rma, type RmaLine } from "./rma"
import { isFinished, statusOf } from "./status"

const resolve = (resolution: Resolution, more: Partial<Extract<RmaLineCommand, { name: "resolve" }>> = {}): RmaLineCommand => ({ ...LINE_COMMANDS.resolve, resolution, ...more })
const refusedWith = (line: RmaLine, command: RmaLineCommand): string | null => {
  const decided = decideLine(buildRma({}, [line]), line, command, MOMENT)
  return decided.ok ? null : decided.rejection.code
}

describe("what the customer gets", () => {
  it.each([
    ["a refund, before the unit is back", buildLine(), resolve("refund"), null],
    ["a refund of a unit that was not accepted", buildLine({ decision: "needs_review" }), resolve("refund"), "rma.not_decided"],
    ["more than was paid for the unit", buildLine(), resolve("refund", { amountMinor: PAID.amountMinor + 1 }), "refund.above_paid"],
    ["all that was paid for the unit", buildLine(), resolve("refund", { amountMinor: PAID.amountMinor }), null],
    ["a refund for a unit of no order", buildLine({ sale: null }), resolve("refund", { paid: null }), "rma.no_sale"],
    ["a refund for a unit that was passed on", buildLine({ wasPassedOn: true }), resolve("refund"), "rma.passed_on"],
    ["an exchange for a unit that was passed on", buildLine({ wasPassedOn: true }), resolve("exchange"), "rma.passed_on"],
    ["a repair of a unit that was passed on", buildLine({ wasPassedOn: true }), resolve("repair"), null],
    ["a replacement for a unit that was passed on, once it is here", buildLine({ wasPassedOn: true, reception: "received" }), resolve("replacement"), null],
    ["a replacement while the unit is away", buildLine(), resolve("replacement"), "rma.not_received"],
    ["a replacement in advance", buildLine(), resolve("replacement", { advance: true }), null],
    ["an advance replacement for a unit that is here", buildLine({ reception: "received" }), resolve("replacement", { advance: true }), "rma.advance_not_possible"],
    ["an advance refund", buildLine(), resolve("refund", { advance: true }), "rma.advance_not_possible"],
    ["a replacement for a parcel that got lost", buildLine({ reception: "lost_in_transit" }), resolve("replacement"), null],
    ["keep-it for a unit that is here", buildLine({ reception: "received" }), resolve("keep_it_refund"), "rma.wrong_reception"],
    ["a second resolution", buildLine({ resolution: "replacement", resolutionStage: "begun", isAdvance: true }), resolve("refund"), "rma.already_resolved"],
    ["something else while the unit is at the bench", buildLine({ reception: "received", resolution: "repair", resolutionStage: "begun", disposition: "repair", dispositionStage: "begun" }), resolve("refund"), "rma.already_resolved"],
    ["something else once the repair has failed", buildLine({ reception: "received", resolution: "repair", resolutionStage: "begun", disposition: "repair", dispositionStage: "done" }), resolve("refund"), null],
    ["a replacement after the order was credited by the return", buildLine({ reception: "received", takeOverPath: "medusa_return" }), resolve("replacement"), "rma.already_credited"],
    ["store credit after the order was credited by the return", buildLine({ reception: "received", takeOverPath: "medusa_return" }), resolve("store_credit"), null],
    ...(["replacement", "exchange", "repair", "none", "rejected"] as const).map((resolution): [string, RmaLine, RmaLineCommand, string] =>
      [`${resolution} while the unit is taken back for a refund`, buildLine({ reception: "received", disposition: "restock", dispositionStage: "begun" }), resolve(resolution), "rma.already_begun"]),
    ["store credit while the unit is taken back for a refund", buildLine({ reception: "received", disposition: "restock", dispositionStage: "begun" }), resolve("store_credit"), null],
    ["an amount for a repair", buildLine(), resolve("repair", { amountMinor: 5 }), "rma.amount_not_taken"],
    ["nothing, although nothing was decided yet", buildLine({ decision: "rejected" }), resolve("rejected"), null],
  ])("%s", (_, line, command, code) => {
    expect(refusedWith(line, command)).toBe(code)
  })

  it.each(RESOLUTIONS.filter((resolution) => resolution !== "rejected" && resolution !== "none"))("is no %s while a wrong unit came back", (resolution) => {
    for (const advance of [false, true]) expect(refusedWith(buildLine({ reception: "wrong_unit" }), resolve(resolution, { advance }))).toBe("rma.wrong_unit")
  })
  it("lets the customer keep the unit: nothing is awaited any more", () => {
    const line = buildLine()
    expect(decideLine(buildRma({}, [line]), line, resolve("keep_it_refund"), MOMENT)).toMatchObject({ outcome: { line: { reception: "waived", receptionReason: "keep_it" } } })
  })
})

describe("what becomes of the unit", () => {
  const here = { reception: "received" as const }
  it("is decided only when it is here", () => {
    expect(possibleDispositions(buildRma(), buildLine())).toEqual([])
  })
  it("is restocked or scrapped only when the customer gets, or asked for, something in its place", () => {
    expect(possibleDispositions(buildRma(), buildLine(here))).toEqual(DISPOSITIONS)
    expect(possibleDispositions(buildRma(), buildLine({ ...here, requestedResolution: "repair" }))).toEqual(["quarantine", "repair", "return_to_vendor", "return_to_customer"])
    expect(possibleDispositions(buildRma(), buildLine({ ...here, resolution: "none", resolutionStage: "done" }))).toContain("restock")
    expect(possibleDispositions(buildRma(), buildLine({ ...here, resolution: "rejected", resolutionStage: "done" }))).not.toContain("restock")
  })
  it("goes back or stays in quarantine when the request was rejected", () => {
    expect(possibleDispositions(buildRma(), buildLine({ ...here, decision: "rejected" }))).toEqual(["quarantine", "return_to_customer"])
  })
  it("stays in quarantine until the request is decided", () => {
    expect(possibleDispositions(buildRma(), buildLine({ ...here, decision: "pending" }))).toEqual(["quarantine"])
  })
  it("does not go back to a customer who got money for it", () => {
    expect(possibleDispositions(buildRma(), buildLine({ ...here, resolution: "refund", resolutionStage: "done" }))).not.toContain("return_to_customer")
  })
  it("is decided anew after quarantine, a repair or the maker, and after nothing else", () => {
    const again = DISPOSITIONS.filter((disposition) => possibleDispositions(buildRma(), buildLine({ ...here, disposition, dispositionStage: "done" })).length > 0)
    expect(again).toEqual(["quarantine", "repair", "return_to_vendor"])
  })
})

/** Does what is owed, as the bridge would, until nothing is left. */
function carriedOut(line: RmaLine, unit: UnitOfLine, canBeCredited = true): { readonly duties: readonly Duty[]; readonly line: RmaLine } {
  const duties: Duty[] = []
  for (let duty = nextDuty(line, unit, canBeCredited); duty !== null; duty = nextDuty(line, unit, canBeCredited)) {
    duties.push(duty)
    if (duties.length > 20) throw new Error(`does not end: ${duties.join(", ")}`)
    switch (duty) {
      case "credit_return": case "receive_exchange_return":
        unit = { ...unit, owner: "shop" }
        line = { ...line, takeOverPath: "medusa_return", medusa: { ...line.medusa, returnId: "ret_1", creditedMinor: 10_000 }, ...(duty === "receive_exchange_return" ? { resolutionStage: "done" as const } : {}) }
        break
      case "take_over":
        unit = { ...unit, owner: "shop" }
        line = { ...line, takeOverPath: "posting" }
        break
      case "open_exchange": line = { ...line, medusa: { ...line.medusa, exchangeId: "exch_1", replacementLineItemId: "ordli_2" } }; break
      case "send_replacement": line = { ...line, resolutionStage: "done", medusa: { ...line.medusa, replacementLineItemId: "ordli_2" } }; break
      case "refund": line = { ...line, resolutionStage: "done", medusa: { ...line.medusa, refundedMinor: 10_000 } }; break
      case "grant_credit": line = { ...line, resolutionStage: "done" }; break
      case "carry_out_disposition":
        unit = { ...unit, status: "in_stock" }
        line = { ...line, dispositionStage: "done" }
        break
      case "charge_not_returned": line = { ...line, isCharged: true }; break
    }
  }
  return { duties, line }
}

describe("what is owed outside", () => {
  const AWAY: UnitOfLine = { owner: "customer", status: "delivered" }
  const HERE: UnitOfLine = { owner: "customer", status: "quarantined" }
  const begun = (resolution: Resolution, more: Partial<RmaLine> = {}): RmaLine => buildLine({ resolution, resolutionStage: "begun", ...more })
  const received = { reception: "received" as const }
  const restock = { disposition: "restock" as const, dispositionStage: "begun" as const }

  it.each([
    ["a refund before the unit is back pays, and takes it over by posting when it comes", [[begun("refund"), AWAY, ["refund"]], [begun("refund", { ...received, resolutionStage: "done", medusa: { refundedMinor: 1 } }), HERE, ["take_over"]]]],
    ["a refund of a unit that is here credits the order by its return, then pays", [[begun("refund", received), HERE, ["credit_return", "refund"]]]],
    ["a refund with restock takes back, pays, restocks", [[begun("refund", { ...received, ...restock }), HERE, ["credit_return", "refund", "carry_out_disposition"]]]],
    ["a restock before the resolution credits the order because a refund was asked for", [[buildLine({ ...received, ...restock }), HERE, ["credit_return", "carry_out_disposition"]]]],
    ["a replacement never uses Medusa's return", [[begun("replacement", received), HERE, ["take_over", "send_replacement"]]]],
    ["an advance replacement goes out at once, and the old unit is taken over when it comes", [[begun("replacement", { isAdvance: true }), AWAY, ["send_replacement"]], [begun("replacement", { ...received, isAdvance: true, resolutionStage: "done", medusa: { replacementLineItemId: "x" } }), HERE, ["take_over"]]]],
    ["an advance replacement whose old unit never came is charged once", [[begun("replacement", { isAdvance: true, reception: "not_returned", resolutionStage: "done", medusa: { replacementLineItemId: "x" } }), AWAY, ["charge_not_returned"]]]],
    ["an exchange requests its return at once and receives it when the unit comes", [[begun("exchange"), AWAY, ["open_exchange"]], [begun("exchange", received), HERE, ["open_exchange", "receive_exchange_return"]]]],
    ["store credit of a unit that is here credits the order first", [[begun("store_credit", received), HERE, ["credit_return", "grant_credit"]]]],
    ["keep-it pays and takes nothing back; what comes anyway is taken over", [[begun("keep_it_refund", { reception: "waived" }), AWAY, ["refund"]], [begun("keep_it_refund", { ...received, resolutionStage: "done", medusa: { refundedMinor: 1 } }), HERE, ["take_over"]]]],
    ["a repair owes nothing here", [[begun("repair", received), HERE, []]]],
    ["a rejected line only sends the unit back", [[buildLine({ ...received, decision: "rejected", disposition: "return_to_customer", dispositionStage: "begun" }), HERE, ["carry_out_disposition"]]]],
  ] as const)("%s", (_, cases) => {
    for (const [line, unit, duties] of cases) expect(carriedOut(line, unit).duties).toEqual(duties)
  })
  it("takes a kit's component back by posting, since Medusa would take back the whole kit", () => {
    expect(carriedOut(begun("refund", received), HERE, false).duties).toEqual(["take_over", "refund"])
  })
  it("is nothing more while the unit is at the bench or on its way back", () => {
    const line = buildLine({ ...received, disposition: "repair", dispositionStage: "begun", dispositionReference: { type: "repair_order", id: "rep_1" } })
    expect(nextDuty(line, HERE, true)).toBeNull()
  })
  it("is nothing when it is asked again", () => {
    const { line } = carriedOut(begun("refund", { ...received, ...restock }), HERE)
    expect(nextDuty(line, { owner: "shop", status: "in_stock" }, true)).toBeNull()
  })
})

const seed = Number(process.env["AFTERCARE_TEST_SEED"] ?? Date.now() % 2 ** 31)

describe(`any random life of an RMA (seed ${seed})`, () => {
  const lineCommand: fc.Arbitrary<RmaLineCommand> = fc.oneof(
    fc.constantFrom(...Object.values(LINE_COMMANDS)),
    fc.constantFrom("accepted" as const, "rejected" as const, "needs_review" as const).map((decision): RmaLineCommand => ({ name: "decide", decision, reasons: [] })),
    fc.constantFrom(...DISPOSITIONS).map((disposition): RmaLineCommand => ({ name: "dispose", disposition, to: {} })),
    fc.record({ resolution: fc.constantFrom(...RESOLUTIONS), advance: fc.boolean(), amountMinor: fc.constantFrom(null, 1, PAID.amountMinor, PAID.amountMinor + 1) }).map((wish) => resolve(wish.resolution, wish)),
  )
  const step = fc.oneof({ weight: 4, arbitrary: fc.record({ line: fc.nat(2), command: lineCommand }) }, { weight: 1, arbitrary: fc.constantFrom(...RMA_COMMANDS) })

  function live(steps: readonly ({ readonly line: number; readonly command: RmaLineCommand } | (typeof RMA_COMMANDS)[number])[], check: (before: Rma, after: Rma) => void): void {
    let rma = buildRma({}, [{ decision: "pending" }, { decision: "pending" }, { decision: "pending" }])
    for (const wish of steps) {
      const before = rma
      if (typeof wish === "string") {
        const decided = decideRma(rma, rmaCommand(wish), MOMENT)
        if (decided.ok) rma = decided.outcome.rma
      } else {
        const line = rma.lines[wish.line] as RmaLine
        const decided = decideLine(rma, line, wish.command, MOMENT)
        if (decided.ok) rma = { ...rma, lines: rma.lines.map((old) => (old.id === line.id ? decided.outcome.line : old)) }
      }
      // As whatever saves a document does.
      rma = withEndedOffers(rma, MOMENT.at).rma
      if (rma !== before) check(before, rma)
    }
  }
  const always = (check: (before: Rma, after: Rma) => void): void => fc.assert(fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => live(steps, check)), { seed, numRuns: 300 })

  it("has one status at every point, and stays closed once closed", () => {
    always((before, after) => {
      expect(statusOf(after, MOMENT.at)).toBeDefined()
      expect(before.closedAt).toBeNull()
    })
  })
  it("pays nothing for a line that is not accepted, nor while a wrong unit lies in its place", () => {
    always((before, after) => {
      after.lines.forEach((line, index) => {
        if (line.resolution === before.lines[index]?.resolution || line.resolution === null || !isMoney(line.resolution)) return
        expect(line).toMatchObject({ decision: "accepted" })
        expect(line.reception).not.toBe("wrong_unit")
      })
    })
  })
  it("gives each line one resolution, save for a repair that failed, and never more than was paid", () => {
    always((before, after) => {
      after.lines.forEach((line, index) => {
        const was = before.lines[index] as RmaLine
        if (was.resolution !== null && was.resolution !== "repair") expect(line.resolution).toBe(was.resolution)
        expect(line.amountMinor ?? 0).toBeLessThanOrEqual(PAID.amountMinor)
      })
    })
  })
  it("closes only when every line is finished", () => {
    always((before, after) => {
      if (after.closedAt !== null) expect(before.lines.every(isFinished)).toBe(true)
    })
  })
  it("leaves no offer open that could not be carried out, and never reopens one", () => {
    always((before, after) => after.lines.forEach((line, index) => {
      const { offer } = line
      const was = before.lines[index]?.offer ?? null
      if (offer?.status === "offered") {
        expect(after.closedAt ?? after.canceledAt ?? after.expiredAt).toBeNull()
        expect(line.reception).not.toMatch(/wrong_unit|canceled/)
        if (line.resolution !== null) expect(line.resolution).toBe("repair")
      }
      if (was !== null && was.status !== "offered" && offer?.id === was.id && offer.offeredAt === was.offeredAt && offer.status !== "offered") expect(offer.status).toBe(was.status)
      if (offer?.status === "accepted" && was?.status === "offered") expect(line.requestedResolution).toBe("replacement")
      if (offer?.status === "declined" && was?.status === "offered") expect(line.requestedResolution).toBe(was.wishBefore)
    }))
  })
  it("never takes back an arrival", () => {
    always((before, after) => after.lines.forEach((line, index) => {
      if (before.lines[index]?.reception === "received") expect(line.reception).toBe("received")
    }))
  })
  it("owes a finite number of things, whatever was decided", () => {
    always((_, after) => after.lines.forEach((line) => {
      const unit: UnitOfLine = line.reception === "received" ? { owner: "customer", status: "quarantined" } : { owner: "customer", status: "delivered" }
      expect(carriedOut(line, unit).duties.length).toBeLessThan(6)
    }))
  })
  it("offers no choice that it then refuses", () => {
    always((_, after) => after.lines.forEach((line) => {
      if (after.closedAt !== null || after.canceledAt !== null) return
      for (const disposition of possibleDispositions(after, line)) expect(decideLine(after, line, { name: "dispose", disposition, to: {} }, MOMENT).ok).toBe(true)
      for (const resolution of possibleResolutions(after, line)) expect([false, true].some((advance) => decideLine(after, line, resolve(resolution, { advance }), MOMENT).ok)).toBe(true)
    }))
  })
})
