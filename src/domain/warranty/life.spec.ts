import type { UnitEventType } from "../unit/events"
import { type LifeEvent, lifeOf } from "./life"

const event = (sequence: number, type: UnitEventType, over: Partial<LifeEvent> = {}): LifeEvent =>
  ({ sequence, type, at: `2026-03-${String(sequence).padStart(2, "0")}T12:00:00.000Z`, status: null, custody: null, ownerCustomerId: null, referenceId: null, facts: {}, correctsSequence: null, ...over })

const SOLD = [event(1, "unit.received", { status: "in_stock", custody: "warehouse" }), event(2, "unit.fulfilled"), event(3, "unit.shipped", { status: "shipped", custody: "carrier", ownerCustomerId: "cus_1" }), event(4, "unit.delivered", { status: "delivered", custody: "customer" })]

describe("the life of a unit, as warranty reads it", () => {
  it("has its sale and first delivery; a unit handed back is not delivered anew", () => {
    const life = lifeOf([...SOLD, event(5, "unit.return_received", { status: "quarantined", custody: "warehouse" }), event(6, "unit.handed_back", { status: "delivered", custody: "customer" })], null)
    expect(life.sale).toMatchObject({ sequence: 3, fulfilledAt: "2026-03-02T12:00:00.000Z", delivery: { sequence: 4 }, firstOwnerCustomerId: "cus_1" })
    expect(life.custody.map(({ custody, to }) => [custody, to === null])).toEqual([["carrier", false], ["customer", false], ["warehouse", false], ["customer", true]])
  })

  it("has no sale by a shipment that was taken back", () => {
    expect(lifeOf([...SOLD.slice(0, 3), event(4, "unit.shipment_canceled", { status: "picked", custody: "warehouse", correctsSequence: 3 })], null).sale).toBeNull()
  })

  it("has the day of the other unit's delivery when it was shipped by mistake for it", () => {
    const life = lifeOf([SOLD[0]!, event(3, "unit.shipment_corrected", { status: "delivered", custody: "customer" })], "2026-02-20T12:00:00.000Z")
    expect(life.sale?.delivery).toEqual({ sequence: 3, at: "2026-02-20T12:00:00.000Z" })
  })

  it("has each repair by its closing, with the day it was asked for; one that was canceled is none", () => {
    const life = lifeOf([
      ...SOLD, event(5, "unit.repair_opened", { referenceId: "arepo_1" }), event(8, "unit.repair_closed", { referenceId: "arepo_1", facts: { repair_order_id: "arepo_1", outcome: "repaired", fault_code: "no_power", under_warranty: true, entitlement_id: "aent_1" } }),
      event(9, "unit.repair_closed", { referenceId: "arepo_2", facts: { repair_order_id: "arepo_2", outcome: "canceled" } }),
    ], null)
    expect(life.repairs).toMatchObject([{ id: "arepo_1", requestedAt: "2026-03-05T12:00:00.000Z", closedAt: "2026-03-08T12:00:00.000Z", outcome: "repaired", faultCode: "no_power", underWarranty: true, chosenByCustomer: null, entitlementId: "aent_1" }])
    expect(life.requests).toMatchObject([{ kind: "repair", closedAt: "2026-03-08T12:00:00.000Z" }])
  })

  it("tells a passing on from an account that changed", () => {
    const life = lifeOf([...SOLD, event(5, "unit.owner_changed", { ownerCustomerId: "cus_2", facts: { reason_code: "order_transferred" } }), event(6, "unit.owner_changed", { ownerCustomerId: "cus_3", facts: { reason_code: "ownership_transfer" } })], null)
    expect(life.ownerChanges.map(({ customerId, isSamePerson }) => [customerId, isSamePerson])).toEqual([["cus_2", true], ["cus_3", false]])
  })
})
