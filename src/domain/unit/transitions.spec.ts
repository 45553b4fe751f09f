import { AT, buildUnitFor, fittingCommand } from "../../../integration-tests/support/unit-builders"
import { defectsOf, statusesAllowing, targetsOf } from "../common/transition"
import { decide } from "./decide"
import { UNIT_COMMANDS, UNIT_TRANSITIONS, type UnitCommandName, type UnitOrigin } from "./transitions"
import { UNIT_STATUSES } from "./unit"

const ORIGINS: readonly UnitOrigin[] = ["unborn", ...UNIT_STATUSES]
const moment = { at: AT }
const isBirth = (name: UnitCommandName): boolean => targetsOf(UNIT_TRANSITIONS, "unborn", name).length > 0

const pairs = ORIGINS.flatMap((from) => UNIT_COMMANDS.map((name) => ({ from, name })))
const allowed = pairs.flatMap(({ from, name }) => UNIT_STATUSES.filter((to) => targetsOf(UNIT_TRANSITIONS, from, name).includes(to)).map((to) => ({ from, name, to })))
const refused = pairs.filter(({ from, name }) => targetsOf(UNIT_TRANSITIONS, from, name).length === 0)

describe("the table of the unit's life", () => {
  it("is sound: every target is a status, and something leads to each", () => {
    expect(defectsOf(UNIT_TRANSITIONS, ["unborn"])).toEqual([])
  })
  it("has a row for every status and for the unborn", () => {
    expect(Object.keys(UNIT_TRANSITIONS).sort()).toEqual([...ORIGINS].sort())
  })
  it("allows every command somewhere", () => {
    expect(UNIT_COMMANDS.filter((name) => statusesAllowing(UNIT_TRANSITIONS, name).length === 0)).toEqual([])
  })
  it("has a way out of every status but void", () => {
    const dead = UNIT_STATUSES.filter((from) => Object.values(UNIT_TRANSITIONS[from]).flat().every((to) => to === from))
    expect(dead).toEqual(["void"])
  })
  it("names each target once", () => {
    for (const { from, name } of pairs) {
      const targets = targetsOf(UNIT_TRANSITIONS, from, name)
      expect(new Set(targets).size).toBe(targets.length)
    }
  })
})

describe("an allowed command whose facts fit", () => {
  it.each(allowed)("$from --$name--> $to", ({ from, name, to }) => {
    const unit = buildUnitFor(name, from, to)
    const decision = decide(unit, fittingCommand(name, unit, to), moment)
    expect(decision).toMatchObject({ ok: true })
    if (decision.ok) expect(decision.outcome.changes.status ?? from).toBe(to)
  })
})

describe("a command the table does not allow", () => {
  it.each(refused)("$name is refused for a unit that is $from", ({ from, name }) => {
    const unit = buildUnitFor(name, from)
    const decision = decide(unit, fittingCommand(name, unit), moment)
    expect(decision).toMatchObject({ ok: false, rejection: isBirth(name) && unit !== null
      ? { code: "serial_number.duplicate", details: { unit_id: unit.id, status: from } }
      : { code: "unit.wrong_status", details: { unit_id: unit?.id ?? null, status: from, command: name, allowed_from: statusesAllowing(UNIT_TRANSITIONS, name) } } })
  })
  it("says in plain words what it would need", () => {
    const unit = buildUnitFor("ship", "in_stock")
    const decision = decide(unit, fittingCommand("ship", unit), moment)
    expect(decision).toMatchObject({ rejection: { message: 'Unit SN0001 is in stock; "ship" needs it to be picked.' } })
  })
})

it("asks the table about every pair of status and command", () => {
  expect(pairs).toHaveLength((UNIT_STATUSES.length + 1) * UNIT_COMMANDS.length)
  expect(new Set(allowed.map(({ from, name }) => `${from} ${name}`)).size + refused.length).toBe(pairs.length)
})
