import { QUARANTINE, RECALL, buildUnit } from "../../../integration-tests/support/unit-builders"
import { UNIT_STATUSES, countedAt, hasOpenAllocation, needsHoldReservation } from "./unit"

describe("where Medusa's stock level counts a unit", () => {
  it.each(["in_stock", "allocated", "picked"] as const)("counts one that is %s at its location", (status) => {
    expect(countedAt(buildUnit({ status }))).toBe("sloc_main")
  })
  it("does not count a picked one with a fulfilment: Medusa took it off when it made the fulfilment", () => {
    expect(countedAt(buildUnit({ status: "picked", fulfillmentId: "ful_1" }))).toBeNull()
  })
  it("counts the shop's own unit in quarantine there", () => {
    expect(countedAt(buildUnit({ status: "quarantined", owner: "shop", ownerCustomerId: null }))).toBe(QUARANTINE)
  })
  it("does not count a customer's unit on our shelf", () => {
    expect(countedAt(buildUnit({ status: "quarantined" }))).toBeNull()
  })
  it("does not count what was called back before it was handed over", () => {
    expect(countedAt(buildUnit({ status: "returning", custody: "warehouse", locationId: "sloc_main" }))).toBeNull()
  })
  it("counts nothing else", () => {
    const others = UNIT_STATUSES.filter((status) => !["in_stock", "allocated", "picked", "quarantined"].includes(status))
    expect(others.map((status) => countedAt(buildUnit({ status, locationId: "sloc_main" })))).toEqual(others.map(() => null))
  })
})

describe("the reservation that keeps a held unit from being sold", () => {
  it("is needed for a held unit in stock", () => {
    expect(needsHoldReservation(buildUnit({ holds: [RECALL] }))).toBe(true)
  })
  it("is not needed without a hold", () => {
    expect(needsHoldReservation(buildUnit())).toBe(false)
  })
  it("is not needed for a held unit that nobody can buy anyway", () => {
    expect(needsHoldReservation(buildUnit({ status: "quarantined", holds: [RECALL] }))).toBe(false)
  })
})

it("holds an allocation open from the promise until the unit is shipped", () => {
  expect(UNIT_STATUSES.filter((status) => hasOpenAllocation(buildUnit({ status })))).toEqual(["allocated", "picked"])
})
