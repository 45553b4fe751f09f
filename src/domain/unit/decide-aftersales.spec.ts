import { AT, QUARANTINE, buildUnit, fittingCommand } from "../../../integration-tests/support/unit-builders"
import type { UnitCommand } from "./commands"
import { decide } from "./decide"
import type { Unit } from "./unit"

const run = (unit: Unit, command: UnitCommand) => decide(unit, command, { at: AT })
const refusedWith = (code: string) => ({ ok: false, rejection: { code } })
const inQuarantine = { status: "quarantined", custody: "warehouse", locationId: QUARANTINE, lastLocationId: QUARANTINE }

describe("the way back", () => {
  it("is the carrier's while the unit is in transit, and still the customer's property", () => {
    const decision = run(buildUnit({ status: "delivered" }), { name: "in_transit", trackingNumber: "T-2" })
    expect(decision).toMatchObject({ outcome: { type: "unit.return_shipped", changes: { status: "returning", custody: "carrier" }, facts: { tracking_number: "T-2" } } })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("owner")
  })
  it.each(["shipped", "delivered", "returning", "lost"] as const)("ends in quarantine for a unit that was %s, without changing its owner", (status) => {
    const decision = run(buildUnit({ status, lastLocationId: null }), { name: "rma_receive", quarantineLocationId: QUARANTINE })
    expect(decision).toMatchObject({ outcome: { type: "unit.return_received", changes: inQuarantine } })
    if (decision.ok) expect(decision.outcome.changes).not.toHaveProperty("owner")
  })
})

describe("taking over", () => {
  it("makes a customer's unit on our shelf the shop's", () => {
    expect(run(buildUnit({ status: "quarantined" }), { name: "take_over", reasonCode: "refunded" })).toEqual({ ok: true, outcome: {
      type: "unit.taken_over", changes: { owner: "shop", ownerCustomerId: null }, facts: { reason_code: "refunded" },
    } })
  })
  it("refuses a unit that is the shop's already", () => {
    expect(run(buildUnit({ status: "quarantined", owner: "shop" }), { name: "take_over", reasonCode: null })).toMatchObject(refusedWith("unit.not_customers"))
  })
})

describe("repair", () => {
  it.each(["quarantined", "in_stock", "delivered"] as const)("takes a unit that is %s to the bench, out of every location", (status) => {
    expect(run(buildUnit({ status }), { name: "start_repair" })).toMatchObject({ ok: true, outcome: { type: "unit.repair_started", changes: { status: "in_repair", custody: "repair_center" } } })
  })
  it("ends in quarantine", () => {
    expect(run(buildUnit({ status: "in_repair", lastLocationId: null }), fittingCommand("end_repair", null))).toMatchObject({ outcome: { type: "unit.repair_ended", changes: inQuarantine } })
  })
  it.each(["quarantined", "in_repair"] as const)("can send a unit that is %s to the maker", (status) => {
    expect(run(buildUnit({ status }), { name: "to_vendor", vendorId: "vendor_1" })).toMatchObject({
      outcome: { type: "unit.sent_to_vendor", changes: { status: "at_vendor", custody: "vendor" }, facts: { vendor_id: "vendor_1" } },
    })
  })
  it("takes it back from the maker into quarantine", () => {
    expect(run(buildUnit({ status: "at_vendor", lastLocationId: null }), fittingCommand("from_vendor", null))).toMatchObject({ outcome: { type: "unit.received_from_vendor", changes: inQuarantine } })
  })
})

describe("components", () => {
  it("are in no hand of their own while installed: they go where the parent goes", () => {
    expect(run(buildUnit(), { name: "install", parentUnitId: "unit_parent" })).toMatchObject({
      outcome: { type: "unit.installed", changes: { status: "installed", custody: "none", locationId: null, parentUnitId: "unit_parent" } },
    })
  })
  it("cannot be installed into themselves", () => {
    expect(run(buildUnit(), { name: "install", parentUnitId: "unit_1" })).toMatchObject(refusedWith("unit.in_component_cycle"))
  })
  it.each(["shop", "customer"] as const)("come out into quarantine as the %s's, as the agent says, and remember their parent", (owner) => {
    const decision = run(buildUnit({ status: "installed" }), { name: "remove", quarantineLocationId: QUARANTINE, owner })
    expect(decision).toMatchObject({ outcome: { type: "unit.removed", changes: { ...inQuarantine, parentUnitId: null }, facts: { removed_from: "unit_parent" } } })
    if (decision.ok) expect(decision.outcome.changes.owner ?? "shop").toBe(owner)
  })
})

describe("handing back", () => {
  const unit = buildUnit({ status: "quarantined" })

  it("ships with a tracking number", () => {
    expect(run(unit, { name: "hand_back", trackingNumber: "T-3" })).toMatchObject({
      outcome: { type: "unit.handed_back", changes: { status: "shipped", custody: "carrier", locationId: null }, facts: { tracking_number: "T-3" } },
    })
  })
  it("delivers at the counter without one", () => {
    expect(run(unit, { name: "hand_back", trackingNumber: null })).toMatchObject({ outcome: { changes: { status: "delivered", custody: "customer" } } })
  })
  it("refuses the shop's own unit", () => {
    expect(run({ ...unit, owner: "shop", ownerCustomerId: null }, { name: "hand_back", trackingNumber: null })).toMatchObject(refusedWith("unit.not_customers"))
  })
  it("takes the number for ever, also of a component that was never sold alone", () => {
    expect(run({ ...unit, wasShipped: false }, { name: "hand_back", trackingNumber: null })).toMatchObject({ outcome: { changes: { wasShipped: true } } })
  })
})

describe("passing a unit on", () => {
  it.each(["shipped", "delivered", "returning"] as const)("names the new owner of a unit that is %s", (status) => {
    expect(run(buildUnit({ status }), { name: "transfer_owner", customerId: "cus_2", reasonCode: "order_transferred" })).toEqual({ ok: true, outcome: {
      type: "unit.owner_changed", changes: { ownerCustomerId: "cus_2" }, facts: { reason_code: "order_transferred" },
    } })
  })
  it("refuses a unit that is the shop's", () => {
    expect(run(buildUnit({ status: "returning", owner: "shop" }), { name: "transfer_owner", customerId: "cus_2", reasonCode: "x" })).toMatchObject(refusedWith("unit.not_customers"))
  })
})
