import { AT, CUSTOMER, FULFILLMENTS, ITEMS, LINES, LOCATIONS, RECALL, buildUnit, buildUnitFor, fittingCommand, type CommandOf } from "../../../integration-tests/support/unit-builders"
import type { UnitCommand } from "./commands"
import { decide } from "./decide"
import type { Unit } from "./unit"

const run = (unit: Unit | null, command: UnitCommand) => decide(unit, command, { at: AT })
const refusedWith = (code: string, details: object = {}) => ({ ok: false, rejection: { code, details } })

describe("allocating", () => {
  const allocate = (overrides: Partial<CommandOf<"allocate">> = {}): UnitCommand => ({ ...fittingCommand("allocate", null), ...overrides })

  it("promises the unit to the order line", () => {
    expect(run(buildUnit(), allocate())).toEqual({ ok: true, outcome: {
      type: "unit.allocated", facts: {}, changes: { status: "allocated", previousStatus: "in_stock", ...LINES[0] },
    } })
  })
  it("refuses a unit with a hold of any kind", () => {
    expect(run(buildUnit({ holds: [RECALL] }), allocate())).toMatchObject(refusedWith("unit.held", { holds: [{ id: "hold_recall", kind: "recall", reason: "R-1" }] }))
  })
  it("refuses another item than the line needs", () => {
    expect(run(buildUnit(), allocate({ inventoryItemId: ITEMS[1] }))).toMatchObject(refusedWith("unit.not_available", { inventory_item_id: ITEMS[0] }))
  })
  it("refuses a unit at another location", () => {
    expect(run(buildUnit(), allocate({ locationId: LOCATIONS[1] }))).toMatchObject(refusedWith("unit.not_available", { location_id: LOCATIONS[0] }))
  })
  it("takes a unit from any location when the line names none", () => {
    expect(run(buildUnit({ locationId: LOCATIONS[1] }), allocate({ locationId: null }))).toMatchObject({ ok: true })
  })
  it("refuses a grade that is not sold as this item", () => {
    expect(run(buildUnit({ grade: "b" }), allocate())).toMatchObject(refusedWith("unit.not_available", { grade: "b" }))
  })
  it("refuses a customer's unit", () => {
    expect(run(buildUnit({ owner: "customer" }), allocate())).toMatchObject(refusedWith("unit.not_shops"))
  })
  it("refuses a unit that is promised already", () => {
    expect(run(buildUnit({ status: "allocated" }), allocate())).toMatchObject(refusedWith("unit.wrong_status", { allowed_from: ["in_stock"] }))
  })
})

describe("taking back a promise", () => {
  it("releases an allocated unit to the shelf, bound to nothing", () => {
    expect(run(buildUnit({ status: "allocated" }), { name: "release", reasonCode: "swap" })).toMatchObject({
      outcome: { type: "unit.released", changes: { status: "in_stock", orderId: null, lineItemId: null }, facts: { reason_code: "swap" } },
    })
  })
  it("does not release a picked unit: it must be put back first", () => {
    expect(run(buildUnit({ status: "picked" }), { name: "release", reasonCode: null })).toMatchObject(refusedWith("unit.wrong_status"))
  })
  it("lists a picked unit of a canceled order to be put away", () => {
    expect(run(buildUnit({ status: "picked" }), fittingCommand("cancel_allocation", null))).toMatchObject({
      outcome: { type: "unit.released", changes: { status: "in_stock", orderId: null, lineItemId: null }, facts: { put_away: true } },
    })
  })
  it("needs no putting away for a unit that still lies on its shelf", () => {
    const decision = run(buildUnit({ status: "allocated" }), fittingCommand("cancel_allocation", null))
    expect(decision).toMatchObject({ ok: true, outcome: { facts: { reason_code: "order_canceled" } } })
    if (decision.ok) expect(decision.outcome.facts).not.toHaveProperty("put_away")
  })
  it("refuses to cancel the allocation of a bound unit", () => {
    expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_1" }), fittingCommand("cancel_allocation", null))).toMatchObject(refusedWith("unit.bound", { fulfillment_id: "ful_1" }))
  })
})

describe("picking", () => {
  it("refuses a unit of another order", () => {
    expect(run(buildUnit({ status: "allocated" }), { name: "pick", orderId: "order_2" })).toMatchObject(refusedWith("allocation.wrong_order", { order_id: "order_1" }))
  })
  it("refuses a unit that was held after its allocation", () => {
    expect(run(buildUnit({ status: "allocated", holds: [RECALL] }), { name: "pick", orderId: "order_1" })).toMatchObject(refusedWith("unit.held"))
  })
  it("keeps what the scanner read", () => {
    expect(run(buildUnit({ status: "allocated" }), { name: "pick", orderId: "order_1", scannedAs: "]C1SN0001" })).toMatchObject({ outcome: { type: "unit.picked", facts: { scanned_as: "]C1SN0001" } } })
  })
  it("is undone by putting the unit back, which stays promised", () => {
    const decision = run(buildUnit({ status: "picked", bin: "CART" }), { name: "put_back", bin: "B-1" })
    expect(decision).toEqual({ ok: true, outcome: { type: "unit.put_back", facts: {}, changes: { status: "allocated", previousStatus: "picked", bin: "B-1" } } })
  })
  it("keeps the bin of a unit put back without a word about it", () => {
    const decision = run(buildUnit({ status: "picked", bin: "B-4" }), { name: "put_back" })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("bin")
    expect(decision.ok).toBe(true)
  })
  it("is not undone for a bound unit", () => {
    expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_1" }), { name: "put_back" })).toMatchObject(refusedWith("unit.bound"))
  })
})

describe("binding to a fulfilment", () => {
  const bind = (overrides: Partial<CommandOf<"bind">> = {}): UnitCommand => ({ ...fittingCommand("bind", null), ...overrides })

  it("takes a picked unit", () => {
    expect(run(buildUnit({ status: "picked" }), bind())).toEqual({ ok: true, outcome: { type: "unit.fulfilled", facts: {}, changes: { fulfillmentId: "ful_1" } } })
  })
  it("takes an allocated unit where the policy wants no pick by scan", () => {
    expect(run(buildUnit({ status: "allocated" }), bind())).toMatchObject({ outcome: { changes: { status: "picked", fulfillmentId: "ful_1" } } })
  })
  it("refuses an unpicked unit where the policy wants a pick by scan", () => {
    expect(run(buildUnit({ status: "allocated" }), bind({ requirePick: true }))).toMatchObject(refusedWith("fulfillment.not_picked"))
    expect(run(buildUnit({ status: "picked" }), bind({ requirePick: true }))).toMatchObject({ ok: true })
  })
  it("refuses a unit of a second fulfilment", () => {
    expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_2" }), bind())).toMatchObject(refusedWith("unit.bound", { fulfillment_id: "ful_2" }))
  })
  it.each([["order", { ...LINES[0], orderId: "order_2" }], ["line", { ...LINES[0], lineItemId: "ordli_2" }]])("refuses a unit of another %s", (_, line) => {
    expect(run(buildUnit({ status: "picked" }), bind({ line }))).toMatchObject(refusedWith("allocation.wrong_order"))
  })
  it("refuses a held unit", () => {
    expect(run(buildUnit({ status: "picked", holds: [RECALL] }), bind())).toMatchObject(refusedWith("unit.held"))
  })
  it("refuses a unit that is not where the fulfilment ships from", () => {
    expect(run(buildUnit({ status: "picked", locationId: LOCATIONS[1] }), bind())).toMatchObject(
      refusedWith("unit.not_available", { location_id: LOCATIONS[1], fulfillment_location_id: LOCATIONS[0] }),
    )
  })
})

describe("unbinding when a fulfilment is canceled", () => {
  const unbind = fittingCommand("unbind", null)

  it("leaves the unit promised to its line", () => {
    const decision = run(buildUnitFor("unbind", "picked", "allocated"), unbind)
    expect(decision).toMatchObject({ outcome: { type: "unit.unfulfilled", changes: { status: "allocated", fulfillmentId: null } } })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("lineItemId")
  })
  it("makes a unit that was captured from nothing an expected one again: we never had it by number", () => {
    for (const previousStatus of [null, "expected"] as const) {
      expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_1", previousStatus }), unbind)).toMatchObject({
        outcome: { changes: { status: "expected", custody: "none", locationId: null, orderId: null, lineItemId: null, fulfillmentId: null } },
      })
    }
  })
  it("puts a unit that was captured from stock back in stock", () => {
    expect(run(buildUnitFor("unbind", "picked", "in_stock"), unbind)).toMatchObject({
      outcome: { changes: { status: "in_stock", orderId: null, lineItemId: null, fulfillmentId: null } },
    })
  })
  it("puts a captured unit in stock at its location once its item is tracked in stock: Medusa counts it there", () => {
    const decision = run(buildUnit({ status: "picked", fulfillmentId: "ful_1", previousStatus: null }), { ...unbind, inStock: true })
    expect(decision).toMatchObject({ outcome: { changes: { status: "in_stock", orderId: null, lineItemId: null, fulfillmentId: null } } })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("locationId")
    expect(run(buildUnitFor("unbind", "picked", "allocated"), { ...unbind, inStock: true })).toMatchObject({ outcome: { changes: { status: "allocated" } } })
  })
  it("leaves it picked where that is asked for, but never one that was captured: nobody picked it", () => {
    expect(run(buildUnit({ status: "picked", fulfillmentId: "ful_1" }), { ...unbind, stillPicked: true })).toMatchObject({ outcome: { changes: { fulfillmentId: null } } })
    expect(run(buildUnitFor("unbind", "picked", "in_stock"), { ...unbind, stillPicked: true })).toMatchObject({ outcome: { changes: { status: "in_stock" } } })
  })
  it("refuses a unit of another fulfilment, and one of none", () => {
    for (const fulfillmentId of ["ful_2", null]) {
      expect(run(buildUnit({ status: "picked", fulfillmentId }), unbind)).toMatchObject(refusedWith("unit.not_bound"))
    }
  })
})

describe("shipping", () => {
  const bound = buildUnit({ status: "picked", fulfillmentId: FULFILLMENTS[0], bin: "CART" })
  const ship = fittingCommand("ship", bound)

  it("gives the unit to the carrier and to its new owner", () => {
    expect(run(bound, ship)).toMatchObject({ outcome: { type: "unit.shipped", facts: { tracking_numbers: ["T-1"] }, changes: {
      status: "shipped", custody: "carrier", locationId: null, bin: null, owner: "customer", ownerCustomerId: CUSTOMER, wasShipped: true,
    } } })
  })
  it("keeps the order, the line and the fulfilment: the sale is known by them", () => {
    const decision = run(bound, ship)
    expect(decision.ok).toBe(true)
    if (decision.ok) for (const field of ["orderId", "lineItemId", "fulfillmentId", "lastLocationId"]) expect(decision.outcome.changes).not.toHaveProperty(field)
  })
  it("refuses a unit without fulfilment, and one of another", () => {
    for (const fulfillmentId of ["ful_2", null]) expect(run({ ...bound, fulfillmentId }, ship.name === "ship" ? { ...ship, fulfillmentId: "ful_1" } : ship)).toMatchObject(refusedWith("unit.not_bound"))
  })
  it("refuses a unit that was held after it was bound", () => {
    expect(run({ ...bound, holds: [RECALL] }, ship)).toMatchObject(refusedWith("unit.held"))
  })
  it("knows a guest's unit is a customer's, without a name", () => {
    expect(run(bound, { ...ship, customerId: null })).toMatchObject({ outcome: { changes: { owner: "customer" } } })
  })
})

describe("a shipment that Medusa undid", () => {
  const before = buildUnit({ status: "picked", fulfillmentId: FULFILLMENTS[0], bin: "CART", previousStatus: "in_stock", wasShipped: false, version: 4 })
  const shipped = run(before, fittingCommand("ship", before))
  const unit: Unit = { ...before, ...(shipped.ok ? shipped.outcome.changes : {}), version: 5 }
  const cancel = { name: "cancel_shipment", fulfillmentId: FULFILLMENTS[0], before, reasonCode: "shipment_undone" } as const

  it("leaves the unit as it was before it, in every field, and says which event was wrong", () => {
    const decision = run(unit, cancel)
    expect(decision).toMatchObject({ outcome: { type: "unit.shipment_canceled", correctsSequence: 5, facts: { reason_code: "shipment_undone" } } })
    if (decision.ok) expect({ ...unit, ...decision.outcome.changes, version: before.version }).toEqual(before)
  })
  it("is not taken back once anything happened since", () => {
    for (const later of [{ version: 6 }, { version: 6, holds: [RECALL] }]) {
      expect(run({ ...unit, ...later }, cancel)).toMatchObject(refusedWith("shipment_correction.not_possible"))
    }
  })
  it("is not taken back from a unit that another fulfilment, or no fulfilment, shipped", () => {
    expect(run(unit, { ...cancel, fulfillmentId: "ful_2" })).toMatchObject(refusedWith("unit.not_bound"))
    expect(run(unit, { ...cancel, before: { ...before, fulfillmentId: null } })).toMatchObject(refusedWith("shipment_correction.not_possible"))
    expect(run(unit, { ...cancel, before: { ...before, status: "quarantined" } })).toMatchObject(refusedWith("shipment_correction.not_possible"))
  })
})

describe("a shipment that was never handed over", () => {
  it("brings the unit back to where it lay, still the customer's", () => {
    const decision = run(buildUnit({ status: "shipped" }), { name: "void_shipment", reasonCode: null })
    expect(decision).toMatchObject({ outcome: { type: "unit.shipment_voided", changes: { status: "returning", custody: "warehouse", locationId: LOCATIONS[0], statusReason: "not_handed_over" } } })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("owner")
  })
  it("marks it so whatever reason is given besides: only such a unit can be reinstated", () => {
    expect(run(buildUnit({ status: "shipped" }), { name: "void_shipment", reasonCode: "carrier_strike" })).toMatchObject({
      outcome: { changes: { statusReason: "not_handed_over" }, facts: { reason_code: "carrier_strike" } },
    })
  })
})

describe("correcting which unit was shipped", () => {
  it("puts the unit that stayed back in stock, the shop's and unbound", () => {
    expect(run(buildUnit({ status: "delivered" }), fittingCommand("unship", null))).toMatchObject({ outcome: {
      type: "unit.shipment_corrected", correctsSequence: 1, facts: { shipped_instead_unit_id: "unit_2" },
      changes: { status: "in_stock", custody: "warehouse", locationId: LOCATIONS[0], owner: "shop", ownerCustomerId: null, orderId: null, lineItemId: null, fulfillmentId: null },
    } })
  })
  it("gives the unit that really left the other's whole shipment", () => {
    expect(run(buildUnit(), fittingCommand("ship_instead", null, "delivered"))).toMatchObject({ outcome: {
      type: "unit.shipment_corrected", facts: { recorded_before_unit_id: "unit_2" },
      changes: { status: "delivered", custody: "customer", locationId: null, ...LINES[1], fulfillmentId: "ful_2", owner: "customer", ownerCustomerId: CUSTOMER, wasShipped: true },
    } })
  })
  it("refuses a picked unit: it lies in a cart, so it did not leave", () => {
    expect(run(buildUnit({ status: "picked" }), fittingCommand("ship_instead", null))).toMatchObject(refusedWith("unit.wrong_status"))
  })
  it("does not ask for holds: the unit has left, whatever should have been", () => {
    expect(run(buildUnit({ holds: [RECALL] }), fittingCommand("ship_instead", null))).toMatchObject({ ok: true })
  })
})
