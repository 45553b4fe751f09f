import { AT, buildUnit, fittingCommand } from "../../../integration-tests/support/unit-builders"
import { commandsForStatus, decide } from "./decide"
import { UNIT_TRANSITIONS } from "./transitions"
import { UNIT_STATUSES } from "./unit"

const soon = "2026-03-01T09:34:59.000Z"
const tomorrow = "2026-03-02T09:30:00.000Z"
const lastWeek = "2026-02-22T09:30:00.000Z"

describe("the time of a command", () => {
  const unit = buildUnit()
  const move = fittingCommand("move", unit)

  it("may be in the past: people write things down later", () => {
    expect(decide(unit, move, { at: AT, occurredAt: lastWeek })).toMatchObject({ ok: true })
  })
  it("may be ahead by less than five minutes: clocks differ", () => {
    expect(decide(unit, move, { at: AT, occurredAt: soon })).toMatchObject({ ok: true })
  })
  it("must not be in the future", () => {
    expect(decide(unit, move, { at: AT, occurredAt: tomorrow })).toMatchObject({
      ok: false, rejection: { code: "occurred_at.in_future", details: { occurred_at: tomorrow } },
    })
  })
  it("must not be in the future for a birth either", () => {
    expect(decide(null, fittingCommand("receive", null), { at: AT, occurredAt: tomorrow })).toMatchObject({ rejection: { code: "occurred_at.in_future" } })
  })
  it("comes after the table: a wrong status is the first thing said", () => {
    expect(decide(unit, fittingCommand("ship", unit), { at: AT, occurredAt: tomorrow })).toMatchObject({ rejection: { code: "unit.wrong_status" } })
  })
})

describe("deciding", () => {
  it("does not change the unit it was given", () => {
    const unit = Object.freeze(buildUnit())
    const before = structuredClone(unit)
    decide(unit, fittingCommand("mark_lost", unit), { at: AT })
    expect(unit).toEqual(before)
  })
  it("keeps the status before and the reason with each change of status", () => {
    const decision = decide(buildUnit(), { name: "scrap", reasonCode: "water_damage" }, { at: AT })
    expect(decision).toMatchObject({ outcome: { changes: { status: "scrapped", previousStatus: "in_stock", statusReason: "water_damage" }, facts: { reason_code: "water_damage" } } })
  })
  it("forgets the old reason when the next change of status has none", () => {
    const decision = decide(buildUnit({ statusReason: "old" }), { name: "scrap", reasonCode: null }, { at: AT })
    expect(decision).toMatchObject({ outcome: { changes: { statusReason: null }, facts: {} } })
  })
  it("touches neither status before nor reason when the status stays", () => {
    const decision = decide(buildUnit({ status: "allocated", statusReason: "r" }), { name: "move", locationId: null, bin: "B-9", reasonCode: "tidy" }, { at: AT })
    expect(decision).toEqual({ ok: true, outcome: { type: "unit.moved", changes: { bin: "B-9" }, facts: { reason_code: "tidy", from_location_id: "sloc_main" } } })
  })
})

it.each(UNIT_STATUSES)("offers for a unit that is %s exactly what the table allows", (status) => {
  expect(commandsForStatus(buildUnit({ status }))).toEqual(Object.keys(UNIT_TRANSITIONS[status]))
})
