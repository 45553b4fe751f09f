import { AT, ITEMS, LOCATIONS, QUARANTINE, RECALL, buildUnit, fittingCommand, type CommandOf } from "../../../integration-tests/support/unit-builders"
import type { StockIdentity, UnitCommand } from "./commands"
import { decide } from "./decide"
import { CORRECTABLE_FIELDS } from "./decide-stock"
import type { Unit, UnitChanges } from "./unit"

const run = (unit: Unit, command: UnitCommand) => decide(unit, command, { at: AT })
const refusedWith = (code: string, details: object = {}) => ({ ok: false, rejection: { code, details } })
const shopsOwn = buildUnit({ status: "quarantined", owner: "shop", ownerCustomerId: null })
const usedItem: StockIdentity = { inventoryItemId: ITEMS[1], variantId: "variant_used", serialScope: `item:${ITEMS[1]}` }
const sameItem: StockIdentity = { inventoryItemId: ITEMS[0], variantId: "variant_drill", serialScope: `item:${ITEMS[0]}` }

describe("restocking", () => {
  const restock = (overrides: Partial<CommandOf<"restock">> = {}): UnitCommand => ({ name: "restock", locationId: LOCATIONS[0], sellableGrades: ["new", "a"], ...overrides })

  it("puts the unit on the shelf, bound to nothing of the old order", () => {
    expect(run(shopsOwn, restock({ bin: "B-1" }))).toMatchObject({ outcome: { type: "unit.restocked", changes: {
      status: "in_stock", locationId: LOCATIONS[0], lastLocationId: LOCATIONS[0], bin: "B-1", orderId: null, lineItemId: null, fulfillmentId: null,
    } } })
  })
  it("refuses a unit that is still a customer's", () => {
    expect(run(buildUnit({ status: "quarantined" }), restock())).toMatchObject(refusedWith("unit.not_shops"))
  })
  it("refuses a grade its item is not sold in", () => {
    expect(run(shopsOwn, restock({ grade: "b" }))).toMatchObject(refusedWith("grade.needs_item", { grade: "b", sellable_grades: ["new", "a"] }))
  })
  it("asks for the grade found before, too", () => {
    expect(run({ ...shopsOwn, grade: "c" }, restock())).toMatchObject(refusedWith("grade.needs_item", { grade: "c" }))
  })
  it("takes such a grade as another item, and says from which it came", () => {
    expect(run(shopsOwn, restock({ grade: "b", item: usedItem }))).toMatchObject({ outcome: {
      changes: { grade: "b", inventoryItemId: ITEMS[1], variantId: "variant_used", serialScope: `item:${ITEMS[1]}` }, facts: { relabelled_from: ITEMS[0] },
    } })
  })
  it("is not fooled by the item it already is", () => {
    expect(run(shopsOwn, restock({ grade: "b", item: sameItem }))).toMatchObject(refusedWith("grade.needs_item"))
  })
  it("takes a held unit: the hold goes with it and keeps it from being sold", () => {
    const decision = run({ ...shopsOwn, holds: [RECALL] }, restock())
    expect(decision.ok).toBe(true)
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("holds")
  })
})

describe("grading", () => {
  const regrade = (overrides: Partial<CommandOf<"regrade">> = {}): UnitCommand => ({ name: "regrade", grade: "b", sellableGrades: ["new", "a"], reasonCode: null, ...overrides })

  it("of a unit in quarantine is free: nobody can buy it there", () => {
    expect(run(shopsOwn, regrade({ grade: "salvage" }))).toMatchObject({ outcome: { type: "unit.regraded", changes: { grade: "salvage" } } })
  })
  it("of a unit in stock refuses a grade its item is not sold in", () => {
    expect(run(buildUnit(), regrade())).toMatchObject(refusedWith("grade.needs_item"))
  })
  it("of a unit in stock relabels it when another item is named", () => {
    expect(run(buildUnit(), regrade({ item: usedItem }))).toMatchObject({ outcome: { type: "unit.relabelled", changes: { grade: "b", inventoryItemId: ITEMS[1] }, facts: { relabelled_from: ITEMS[0] } } })
  })
  it("of a unit in stock is not fooled by the item it already is", () => {
    expect(run(buildUnit(), regrade({ item: sameItem }))).toMatchObject(refusedWith("grade.needs_item"))
  })
  it("refuses the grade it already has", () => {
    expect(run(buildUnit({ grade: "a" }), regrade({ grade: "a" }))).toMatchObject(refusedWith("grade.unchanged", { grade: "a" }))
  })
})

describe("a lost unit that is found", () => {
  const found = (overrides: Partial<CommandOf<"mark_found">> = {}): UnitCommand => ({ name: "mark_found", locationId: null, quarantineLocationId: QUARANTINE, reasonCode: null, ...overrides })

  it.each(["in_stock", "allocated", "picked"] as const)("goes back to stock when it was lost while %s", (previousStatus) => {
    expect(run(buildUnit({ status: "lost", previousStatus }), found({ locationId: LOCATIONS[1] }))).toMatchObject({
      outcome: { type: "unit.found", changes: { status: "in_stock", custody: "warehouse", locationId: LOCATIONS[1] } },
    })
  })
  it("goes back to where it last was when nobody says where", () => {
    expect(run(buildUnit({ status: "lost" }), found())).toMatchObject({ outcome: { changes: { locationId: LOCATIONS[0] } } })
  })
  it("needs a location when none is known", () => {
    expect(run(buildUnit({ status: "lost", lastLocationId: null }), found())).toMatchObject(refusedWith("location.required"))
  })
  it.each(["shipped", "returning", "quarantined", "in_repair", "at_vendor"] as const)("goes to quarantine when it was lost while %s", (previousStatus) => {
    expect(run(buildUnit({ status: "lost", previousStatus }), found())).toMatchObject({ outcome: { changes: { status: "quarantined", locationId: QUARANTINE } } })
  })
  it("goes to quarantine when it is a customer's", () => {
    expect(run(buildUnit({ status: "lost", owner: "customer" }), found())).toMatchObject({ outcome: { changes: { status: "quarantined" } } })
  })
  it("needs a quarantine location when it must go there", () => {
    expect(run(buildUnit({ status: "lost", previousStatus: "shipped" }), found({ quarantineLocationId: null }))).toMatchObject(refusedWith("location.required"))
  })
})

describe("losing a unit", () => {
  it.each(["allocated", "picked"] as const)("ends the promise of one that was %s, and says whose it was", (status) => {
    expect(run(buildUnit({ status }), { name: "mark_lost", reasonCode: null })).toMatchObject({ outcome: {
      changes: { status: "lost", custody: "none", locationId: null, orderId: null, lineItemId: null }, facts: { order_id: "order_1" },
    } })
  })
  it("refuses one bound to a fulfilment", () => {
    expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_1" }), { name: "mark_lost", reasonCode: null })).toMatchObject(refusedWith("unit.bound"))
  })
  it("keeps the sale of one lost on the way to its owner", () => {
    const decision = run(buildUnit({ status: "shipped" }), { name: "mark_lost", reasonCode: "carrier" })
    expect(decision.ok).toBe(true)
    if (decision.ok) expect(decision.outcome.changes).toEqual({ status: "lost", previousStatus: "shipped", statusReason: "carrier", custody: "none" })
  })
})

describe("voiding", () => {
  it("frees the number of a data-entry error", () => {
    expect(run(buildUnit(), { name: "void", reasonCode: "typo" })).toMatchObject({ outcome: { type: "unit.voided", changes: { status: "void", custody: "none", locationId: null } } })
  })
  it.each(["in_stock", "quarantined", "lost"] as const)("refuses a unit that was ever shipped, also while it is %s", (status) => {
    expect(run(buildUnit({ status, wasShipped: true }), { name: "void", reasonCode: null })).toMatchObject(refusedWith("unit.was_sold"))
  })
})

describe("reinstating", () => {
  const reinstate: UnitCommand = { name: "reinstate", quarantineLocationId: QUARANTINE, reasonCode: null }

  it("takes a scrapped unit into quarantine", () => {
    expect(run(buildUnit({ status: "scrapped" }), reinstate)).toMatchObject({ outcome: { type: "unit.reinstated", changes: { status: "quarantined", custody: "warehouse", locationId: QUARANTINE } } })
  })
  it("needs a quarantine location for it", () => {
    expect(run(buildUnit({ status: "scrapped" }), { ...reinstate, quarantineLocationId: null })).toMatchObject(refusedWith("location.required"))
  })
  it("makes a shipment that was called back a shipment again", () => {
    const unit = buildUnit({ status: "returning", statusReason: "not_handed_over", custody: "warehouse", locationId: LOCATIONS[0] })
    expect(run(unit, reinstate)).toMatchObject({ outcome: { changes: { status: "shipped", custody: "carrier", locationId: null } } })
  })
  it("refuses a unit that is really on its way back from its customer", () => {
    expect(run(buildUnit({ status: "returning" }), reinstate)).toMatchObject(refusedWith("unit.wrong_status"))
  })
})

describe("moving", () => {
  const move = (locationId: string | null, bin: string | null): UnitCommand => ({ name: "move", locationId, bin, reasonCode: null })

  it("takes a unit in stock to another location, and says from where", () => {
    expect(run(buildUnit({ bin: "B-1" }), move(LOCATIONS[1], null))).toMatchObject({ outcome: {
      type: "unit.moved", changes: { locationId: LOCATIONS[1], lastLocationId: LOCATIONS[1], bin: null }, facts: { from_location_id: LOCATIONS[0], from_bin: "B-1" },
    } })
  })
  it.each(["allocated", "picked", "quarantined"] as const)("changes only the bin of a unit that is %s", (status) => {
    const unit = buildUnit({ status })
    expect(run(unit, move(null, "B-2"))).toMatchObject({ ok: true, outcome: { changes: { bin: "B-2" } } })
    expect(run(unit, move(LOCATIONS[1], null))).toMatchObject(refusedWith("unit.wrong_status", { allowed_from: ["in_stock"] }))
  })
  it("refuses the place where it already is", () => {
    expect(run(buildUnit({ bin: "B-1" }), move(LOCATIONS[0], "B-1"))).toMatchObject(refusedWith("unit.same_place", { location_id: LOCATIONS[0], bin: "B-1" }))
  })
})

describe("quarantine", () => {
  it("takes a unit off the shelf without changing whose it is", () => {
    expect(run(buildUnit({ bin: "B-1" }), { name: "quarantine", quarantineLocationId: QUARANTINE, reasonCode: "damaged" })).toMatchObject({
      outcome: { type: "unit.quarantined", changes: { status: "quarantined", locationId: QUARANTINE, lastLocationId: QUARANTINE, bin: null }, facts: { reason_code: "damaged" } },
    })
  })
})

describe("holds", () => {
  const quality = { id: "hold_q", kind: "quality", reason: null } as const
  const release = (holdId: string | null, kind: CommandOf<"release_hold">["kind"]): UnitCommand => ({ name: "release_hold", holdId, kind, reasonCode: null })

  it("add up", () => {
    expect(run(buildUnit({ holds: [RECALL] }), { name: "hold", holdId: "hold_q", kind: "quality", reasonCode: null })).toMatchObject({ outcome: { type: "unit.held", changes: { holds: [RECALL, quality] } } })
  })
  it("add up in one kind for different reasons: two recall campaigns may hold the same unit", () => {
    expect(run(buildUnit({ holds: [RECALL] }), { name: "hold", holdId: "hold_2", kind: "recall", reasonCode: "R-2" })).toMatchObject({ ok: true })
  })
  it.each([["kind and reason", "hold_2"], ["id", RECALL.id]])("are not placed twice with the same %s", (_, holdId) => {
    expect(run(buildUnit({ holds: [RECALL] }), { name: "hold", holdId, kind: "recall", reasonCode: RECALL.reason })).toMatchObject(refusedWith("unit.hold_exists", { kind: "recall" }))
  })
  it("do not change where the unit is in its life", () => {
    const decision = run(buildUnit({ status: "picked" }), fittingCommand("hold", null))
    if (decision.ok) expect(Object.keys(decision.outcome.changes)).toEqual(["holds"])
    expect(decision.ok).toBe(true)
  })
  it.each([["by id", "hold_recall", null], ["by kind", null, "recall"], ["by both", "hold_recall", "recall"]] as const)("are released %s, the others stay", (_, holdId, kind) => {
    expect(run(buildUnit({ holds: [RECALL, quality] }), release(holdId, kind))).toMatchObject({
      outcome: { type: "unit.hold_released", changes: { holds: [quality] }, facts: { hold_ids: ["hold_recall"] } },
    })
  })
  it("are all released when none is named", () => {
    expect(run(buildUnit({ holds: [RECALL, quality] }), release(null, null))).toMatchObject({ outcome: { changes: { holds: [] } } })
  })
  it.each([["another id", "hold_x", null], ["another kind", null, "theft"], ["an id of another kind", "hold_recall", "quality"]] as const)("are not released by %s", (_, holdId, kind) => {
    expect(run(buildUnit({ holds: [RECALL] }), release(holdId, kind))).toMatchObject(refusedWith("unit.hold_not_found"))
  })
})

describe("correcting what was written down wrong", () => {
  const correct = (changes: UnitChanges, correctsSequence = 1): UnitCommand => ({ name: "correct", correctsSequence, changes, reasonCode: "typing_error" })

  it("appends the right facts and points at the wrong event", () => {
    expect(run(buildUnit(), correct({ lotNumber: "L-2" }, 2))).toEqual({ ok: true, outcome: {
      type: "unit.corrected", correctsSequence: 2, changes: { lotNumber: "L-2" }, facts: { reason_code: "typing_error" },
    } })
  })
  it.each(["status", "locationId", "owner", "orderId", "wasShipped", "holds", "inventoryItemId", "grade"] as const)("refuses %s: it follows from what happened", (field) => {
    expect(run(buildUnit(), correct({ lotNumber: "L-2", [field]: buildUnit()[field] }))).toMatchObject(refusedWith("correction.not_allowed", { correctable: CORRECTABLE_FIELDS }))
  })
  it.each([0, 4])("refuses event %s of a history of three", (sequence) => {
    expect(run(buildUnit({ version: 3 }), correct({ lotNumber: "L-2" }, sequence))).toMatchObject(refusedWith("correction.not_allowed", { corrects_sequence: sequence }))
  })
})
