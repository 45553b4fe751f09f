import { type UnitAction, UNIT_ACTIONS, availableActions } from "./available-actions"
import type { UnitCommand } from "./commands"
import { decide } from "./decide"
import { GRADES, HOLD_KINDS, UNBORN, UNIT_STATUSES, type Unit } from "./unit"

/**
 * Walks the cross product of everything the guards look at. For each unit every action is really tried, with good
 * input: what is listed must be accepted, what is not listed must be refused.
 */
const AT = "2026-03-01T09:30:00.000Z"

function unitsOfEveryKind(): Unit[] {
  const units: Unit[] = []
  for (const status of UNIT_STATUSES) {
    for (const owner of ["shop", "customer"] as const) {
      for (const wasShipped of [false, true]) {
        for (const fulfillmentId of [null, "ful_1"]) {
          for (const statusReason of [null, "not_handed_over"]) {
            for (const holdCount of [0, 1, HOLD_KINDS.length]) {
              units.push(buildUnit({ status, owner, wasShipped, fulfillmentId, statusReason, holds: holdsOf(holdCount) }))
            }
          }
        }
      }
    }
  }
  return units
}

const holdsOf = (count: number): Unit["holds"] => HOLD_KINDS.slice(0, count).map((kind) => ({ id: `hold_${kind}`, kind, reason: null }))

function buildUnit(overrides: Partial<Unit>): Unit {
  return {
    ...UNBORN, id: "aunit_1", createdAt: AT, updatedAt: AT, serialNumber: "SN-1", inventoryItemId: "iitem_1", locationId: "loc_1", lastLocationId: "loc_1",
    bin: "A1", orderId: "order_1", lineItemId: "ordli_1", version: 3, ...overrides,
  }
}

function commandFor(action: UnitAction, unit: Unit): UnitCommand {
  const reasonCode = "because"
  switch (action) {
    case "hold":
      return { name: "hold", holdId: "hold_new", kind: "recall", reasonCode }
    case "release_hold":
      return { name: "release_hold", holdId: null, kind: null, reasonCode }
    case "move":
      return { name: "move", locationId: null, bin: "Z9", reasonCode }
    case "mark_lost":
    case "scrap":
    case "void":
    case "void_shipment":
    case "take_over":
    case "release":
      return { name: action, reasonCode }
    case "swap":
      return { name: "release", reasonCode }
    case "mark_found":
      return { name: "mark_found", locationId: "loc_1", quarantineLocationId: "loc_q", reasonCode }
    case "regrade":
      return { name: "regrade", grade: GRADES.find((grade) => grade !== unit.grade) ?? "b", sellableGrades: GRADES, reasonCode }
    case "put_back":
      return { name: "put_back", reasonCode }
    case "reinstate":
      return { name: "reinstate", quarantineLocationId: "loc_q", reasonCode }
    case "quarantine":
      return { name: "quarantine", quarantineLocationId: "loc_q", reasonCode }
    case "restock":
      return { name: "restock", locationId: "loc_1", sellableGrades: GRADES, reasonCode }
    case "hand_back":
      return { name: "hand_back", trackingNumber: null }
    case "confirm_delivered":
      return { name: "deliver", reasonCode }
    case "allocate":
      return { name: "allocate", line: { orderId: "order_2", lineItemId: "ordli_2" }, inventoryItemId: unit.inventoryItemId, locationId: unit.locationId, sellableGrades: GRADES }
    case "pick":
      return { name: "pick", orderId: unit.orderId ?? "" }
    case "correct":
      return { name: "correct", correctsSequence: 1, changes: { lotNumber: "L-1" }, reasonCode }
  }
}

const describeUnit = (unit: Unit): string =>
  `${unit.status}, owner ${unit.owner}, ${unit.wasShipped ? "once shipped" : "never shipped"}, ${unit.fulfillmentId ?? "unbound"}, reason ${unit.statusReason}, ${unit.holds.length} holds`

describe("available actions", () => {
  it.each(UNIT_ACTIONS)("%s is listed exactly where it would be accepted", (action) => {
    const wrong = unitsOfEveryKind().flatMap((unit) => {
      const listed = availableActions(unit).includes(action)
      const accepted = decide(unit, commandFor(action, unit), { at: AT }).ok
      return listed === accepted ? [] : [`${describeUnit(unit)}: ${listed ? "listed but refused" : "accepted but not listed"}`]
    })
    expect(wrong).toEqual([])
  })

  it("offers nothing for a void unit", () => {
    expect(availableActions(buildUnit({ status: "void" }))).toEqual([])
  })
})
