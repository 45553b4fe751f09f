import { AT, ITEMS, LOCATIONS, RECALL, buildUnit, fittingCommand } from "../../../integration-tests/support/unit-builders"
import { decide } from "./decide"
import type { UnitCommand } from "./commands"
import type { Unit } from "./unit"

const run = (unit: Unit | null, command: UnitCommand) => decide(unit, command, { at: AT })
const birth = { serialNumber: "SN0001", scannedAs: "sn-0001", serialScope: "item:i", inventoryItemId: ITEMS[0], variantId: null }

describe("receiving", () => {
  it("puts a new unit on the shelf as the shop's own", () => {
    expect(run(null, { name: "receive", birth, locationId: LOCATIONS[0], bin: "B-1" })).toMatchObject({
      ok: true, outcome: { type: "unit.received", changes: {
        status: "in_stock", custody: "warehouse", owner: "shop", locationId: LOCATIONS[0], lastLocationId: LOCATIONS[0], bin: "B-1", grade: "new", receivedAt: AT,
      } },
    })
  })
  it("takes the time it happened as the time of receipt: FIFO goes by it", () => {
    const occurredAt = "2026-02-01T08:00:00.000Z"
    expect(decide(null, { name: "receive", birth, locationId: LOCATIONS[0] }, { at: AT, occurredAt })).toMatchObject({ outcome: { changes: { receivedAt: occurredAt } } })
  })
  it("says so when Medusa's stock has counted the unit already", () => {
    expect(run(null, { name: "receive", birth, locationId: LOCATIONS[0], adopt: true })).toMatchObject({ outcome: { facts: { stock_effect: "adopt" } } })
    expect(run(null, { name: "receive", birth, locationId: LOCATIONS[0], adopt: false })).toMatchObject({ outcome: { facts: {} } })
  })
  it("tells an expected unit its facts anew", () => {
    const told = { ...birth, lotNumber: "L-9", grade: "a" as const, identifiers: [{ kind: "imei", value: "1" }] }
    expect(run(buildUnit({ status: "expected" }), { name: "receive", birth: told, locationId: LOCATIONS[0] })).toMatchObject({
      outcome: { changes: { status: "in_stock", previousStatus: "expected", lotNumber: "L-9", grade: "a", identifiers: [{ kind: "imei", value: "1" }] } },
    })
  })
  it("refuses a number whose unit is there already, and names that unit", () => {
    expect(run(buildUnit({ status: "delivered" }), { name: "receive", birth, locationId: LOCATIONS[0] })).toMatchObject({
      rejection: { code: "serial_number.duplicate", details: { unit_id: "unit_1", status: "delivered" } },
    })
  })
})

describe("expecting", () => {
  it("announces a unit that nobody holds yet", () => {
    expect(run(null, { name: "expect", birth })).toMatchObject({ outcome: { type: "unit.expected", changes: { status: "expected", previousStatus: null } } })
  })
})

describe("capturing at shipment", () => {
  const capture = fittingCommand("capture", null)

  it("gives birth to a unit that is picked and bound at once", () => {
    expect(run(null, capture)).toMatchObject({ outcome: { type: "unit.captured", changes: {
      status: "picked", custody: "warehouse", owner: "shop", previousStatus: null, orderId: "order_1", lineItemId: "ordli_1", fulfillmentId: "ful_1", locationId: LOCATIONS[0],
    } } })
  })
  it("keeps what is known of a unit that is in stock, and only names it for the line", () => {
    const unit = buildUnit({ grade: "a", lotNumber: "L-1" })
    const decision = run(unit, fittingCommand("capture", unit))
    expect(decision).toMatchObject({ outcome: { changes: { status: "picked", previousStatus: "in_stock", fulfillmentId: "ful_1" } } })
    if (decision.ok) expect(Object.keys(decision.outcome.changes)).not.toEqual(expect.arrayContaining(["grade"]))
  })
  it.each(["in_stock", "expected"] as const)("refuses a held unit that is %s", (status) => {
    const unit = buildUnit({ status, holds: [RECALL] })
    expect(run(unit, fittingCommand("capture", unit))).toMatchObject({ rejection: { code: "unit.held", details: { unit_id: "unit_1", holds: [{ id: "hold_recall", kind: "recall", reason: "R-1" }] } } })
  })
  it("refuses a unit in stock that is another item", () => {
    const unit = buildUnit({ inventoryItemId: ITEMS[1] })
    expect(run(unit, capture)).toMatchObject({ rejection: { code: "unit.not_available", details: { inventory_item_id: ITEMS[1] } } })
  })
})

describe("registering as sold", () => {
  it.each([[true, "delivered", "customer"], [false, "shipped", "carrier"]] as const)("delivered: %s makes it %s, held by %s", (delivered, status, custody) => {
    expect(run(null, { name: "register_sold", birth, customerId: "cus_1", orderId: "order_9", soldOn: "2026-01-05", delivered })).toMatchObject({ outcome: {
      type: "unit.registered_as_sold", facts: { sold_on: "2026-01-05" },
      changes: { status, custody, owner: "customer", ownerCustomerId: "cus_1", orderId: "order_9", wasShipped: true },
    } })
  })
  it("needs no customer by name", () => {
    expect(run(null, { name: "register_sold", birth, customerId: null, orderId: null, soldOn: null, delivered: true })).toMatchObject({
      outcome: { changes: { owner: "customer", ownerCustomerId: null }, facts: {} },
    })
  })
})

describe("a component that comes out of a unit and was never registered", () => {
  it.each([["shop", null], ["customer", "cus_1"]] as const)("is born in quarantine, the %s's, and says where it came from", (owner, ownerCustomerId) => {
    expect(run(null, { name: "extract", birth, parentUnitId: "unit_parent", quarantineLocationId: "sloc_q", owner, ownerCustomerId })).toMatchObject({ outcome: {
      type: "unit.captured", facts: { source: "removed_from", removed_from: "unit_parent" },
      changes: { status: "quarantined", custody: "warehouse", owner, ownerCustomerId, locationId: "sloc_q", grade: "salvage" },
    } })
  })
})
