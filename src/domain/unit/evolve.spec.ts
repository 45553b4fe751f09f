import { AT, buildUnit, recordedAfter } from "../../../integration-tests/support/unit-builders"
import type { RecordedUnitEvent } from "./events"
import { evolve, fold } from "./evolve"
import { UNBORN } from "./unit"

const LATER = "2026-03-02T10:00:00.000Z"
const received: RecordedUnitEvent = recordedAfter(null, {
  type: "unit.received", facts: {},
  changes: { serialNumber: "SN0001", scannedAs: "sn-0001", serialScope: "item:i", inventoryItemId: "i", status: "in_stock", custody: "warehouse", locationId: "sloc_main" },
})

describe("evolving a unit by an event", () => {
  it("gives birth to a unit that was not there, and fills what the event does not say", () => {
    const unit = evolve(null, received)
    expect(unit).toEqual({ ...UNBORN, ...received.changes, id: "unit_1", version: 1, chainHash: received.hash, createdAt: AT, updatedAt: AT })
  })
  it("applies the changes and nothing else", () => {
    const before = buildUnit()
    const event = recordedAfter(before, { type: "unit.moved", changes: { bin: "B-7" }, facts: { from_bin: null } }, LATER)
    expect(evolve(before, event)).toEqual({ ...before, bin: "B-7", version: before.version + 1, chainHash: event.hash, updatedAt: LATER })
  })
  it("takes version and chain head from the event, and leaves the birth's time alone", () => {
    const before = buildUnit({ version: 7 })
    const after = evolve(before, { ...recordedAfter(before, { type: "unit.moved", changes: {}, facts: {} }, LATER), hash: "cd" })
    expect(after).toMatchObject({ version: 8, chainHash: "cd", createdAt: AT, updatedAt: LATER })
  })
  it("does not change the unit it was given", () => {
    const before = Object.freeze(buildUnit())
    evolve(before, recordedAfter(before, { type: "unit.moved", changes: { bin: "B-7" }, facts: {} }))
    expect(before.bin).toBeNull()
  })
  it("folds what today's table would refuse: it happened under the rules of its day", () => {
    const before = buildUnit({ status: "void" })
    const event = recordedAfter(before, { type: "unit.shipped", changes: { status: "shipped", custody: "carrier" }, facts: {} })
    expect(evolve(before, event)).toMatchObject({ status: "shipped", custody: "carrier" })
  })
  it("can set a field back to null", () => {
    const before = buildUnit({ status: "allocated" })
    expect(evolve(before, recordedAfter(before, { type: "unit.released", changes: { orderId: null, lineItemId: null }, facts: {} }))).toMatchObject({ orderId: null, lineItemId: null })
  })
})

describe("folding a history", () => {
  it("gives nothing for an empty one", () => {
    expect(fold([])).toBeNull()
  })
  it("gives what evolving step by step gives", () => {
    const first = evolve(null, received)
    const moved = recordedAfter(first, { type: "unit.moved", changes: { bin: "B-1" }, facts: {} }, LATER)
    expect(fold([received, moved])).toEqual(evolve(first, moved))
  })
})
