import { type Decision, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import type { UnitCommand } from "./commands"
import { moves } from "./event-of"
import type { UnitEvent } from "./events"
import type { Unit, UnitChanges } from "./unit"

type OrderLinkCommand = Extract<UnitCommand, {
  readonly name: "allocate" | "release" | "cancel_allocation" | "pick" | "put_back" | "bind" | "unbind" | "ship" | "deliver" | "cancel_shipment" | "void_shipment" | "unship" | "ship_instead"
}>

const UNLINKED: UnitChanges = { orderId: null, lineItemId: null, fulfillmentId: null }

/** From the promise to an order line until the customer has the unit. */
export function decideOrderLink(unit: Unit, command: OrderLinkCommand): Decision<UnitEvent> {
  switch (command.name) {
    case "allocate": {
      const refusal = refusedForHold(unit, "allocated") ?? notAvailable(unit, command)
      if (refusal) return refuse(refusal)
      return moves(unit, {
        type: "unit.allocated", command: "allocate", to: "allocated",
        changes: { orderId: command.line.orderId, lineItemId: command.line.lineItemId }, facts: { reason_code: command.reasonCode },
      })
    }
    case "release":
      return moves(unit, { type: "unit.released", command: "release", to: "in_stock", changes: UNLINKED, facts: { reason_code: command.reasonCode } })
    case "cancel_allocation":
      if (unit.fulfillmentId !== null) return refuse(boundTo(unit))
      return moves(unit, {
        type: "unit.released", command: "cancel_allocation", to: "in_stock", changes: UNLINKED,
        facts: { reason_code: command.reasonCode, put_away: unit.status === "picked" ? true : undefined },
      })
    case "pick": {
      const refusal = refusedForHold(unit, "picked") ?? (unit.orderId === command.orderId ? null : otherOrder(unit, command.orderId))
      if (refusal) return refuse(refusal)
      return moves(unit, { type: "unit.picked", command: "pick", to: "picked", facts: { scanned_as: command.scannedAs } })
    }
    case "put_back":
      if (unit.fulfillmentId !== null) return refuse(boundTo(unit))
      return moves(unit, {
        type: "unit.put_back", command: "put_back", to: "allocated",
        changes: command.bin === undefined ? {} : { bin: command.bin }, facts: { reason_code: command.reasonCode },
      })
    case "bind":
      return decideBind(unit, command)
    case "unbind":
      if (unit.fulfillmentId !== command.fulfillmentId) return refuse(notBoundTo(unit, command.fulfillmentId))
      return decideUnbind(unit, command)
    case "ship": {
      const refusal = unit.fulfillmentId === command.fulfillmentId ? refusedForHold(unit, "shipped") : notBoundTo(unit, command.fulfillmentId)
      if (refusal) return refuse(refusal)
      return moves(unit, {
        type: "unit.shipped", command: "ship", to: "shipped",
        changes: { custody: "carrier", locationId: null, bin: null, owner: "customer", ownerCustomerId: command.customerId, wasShipped: true },
        facts: { tracking_numbers: command.trackingNumbers.length > 0 ? command.trackingNumbers : undefined },
      })
    }
    case "deliver":
      return moves(unit, { type: "unit.delivered", command: "deliver", to: "delivered", changes: { custody: "customer" }, facts: { reason_code: command.reasonCode } })
    case "cancel_shipment":
      return decideCancelShipment(unit, command)
    case "void_shipment":
      return moves(unit, {
        type: "unit.shipment_voided", command: "void_shipment", to: "returning",
        changes: { custody: "warehouse", locationId: unit.lastLocationId, statusReason: "not_handed_over" },
        facts: { reason_code: command.reasonCode ?? "not_handed_over" },
      })
    case "unship":
      if (unit.fulfillmentId === null) {
        return refuse(reject("shipment_correction.not_possible", `Unit ${unit.serialNumber} did not leave with a fulfilment, so its shipment cannot be corrected.`, { unit_id: unit.id }))
      }
      return moves(unit, {
        type: "unit.shipment_corrected", command: "unship", to: "in_stock", correctsSequence: command.correctsSequence,
        changes: { ...UNLINKED, custody: "warehouse", locationId: command.locationId, lastLocationId: command.locationId, owner: "shop", ownerCustomerId: null },
        facts: { reason_code: command.reasonCode, shipped_instead_unit_id: command.replacedByUnitId },
      })
    case "ship_instead":
      return decideShipInstead(unit, command)
  }
}

function decideBind(unit: Unit, command: Extract<UnitCommand, { name: "bind" }>): Decision<UnitEvent> {
  if (unit.fulfillmentId !== null) return refuse(boundTo(unit))
  if (unit.orderId !== command.line.orderId || unit.lineItemId !== command.line.lineItemId) return refuse(otherOrder(unit, command.line.orderId))
  const held = refusedForHold(unit, "fulfilled")
  if (held) return refuse(held)
  if (unit.locationId !== command.locationId) {
    return refuse(reject("unit.not_available", `Unit ${unit.serialNumber} is not at the location this fulfilment ships from.`, {
      unit_id: unit.id, location_id: unit.locationId, fulfillment_location_id: command.locationId,
    }))
  }
  if (command.requirePick && unit.status !== "picked") {
    return refuse(reject("fulfillment.not_picked", `Unit ${unit.serialNumber} must be picked by scan before it is fulfilled.`, { unit_id: unit.id }))
  }
  return moves(unit, { type: "unit.fulfilled", command: "bind", to: "picked", changes: { fulfillmentId: command.fulfillmentId } })
}

/**
 * A captured unit was never on our shelf by number: it goes back to what it was before the capture. Unless its item has
 * climbed to `full` since (`inStock`): Medusa counts it at its location again, and so must we.
 */
function decideUnbind(unit: Unit, command: Extract<UnitCommand, { name: "unbind" }>): Decision<UnitEvent> {
  const facts = { reason_code: command.reasonCode }
  if (unit.previousStatus === "allocated" || unit.previousStatus === "picked") {
    if (command.stillPicked === true) return moves(unit, { type: "unit.unfulfilled", command: "unbind", to: "picked", changes: { fulfillmentId: null }, facts })
    return moves(unit, { type: "unit.unfulfilled", command: "unbind", to: "allocated", changes: { fulfillmentId: null }, facts })
  }
  if (unit.previousStatus === "in_stock" || command.inStock === true) {
    return moves(unit, { type: "unit.unfulfilled", command: "unbind", to: "in_stock", changes: UNLINKED, facts })
  }
  return moves(unit, { type: "unit.unfulfilled", command: "unbind", to: "expected", changes: { ...UNLINKED, custody: "none", locationId: null, bin: null }, facts })
}

/**
 * The shipment never came about, so the unit is again what it was before: also in what an unbinding asks for (the status
 * before) and in whether its number was ever used. Only while its shipment is the last thing that happened to it.
 */
function decideCancelShipment(unit: Unit, { before, fulfillmentId, reasonCode }: Extract<UnitCommand, { name: "cancel_shipment" }>): Decision<UnitEvent> {
  if (unit.fulfillmentId !== fulfillmentId) return refuse(notBoundTo(unit, fulfillmentId))
  if (before.status !== "picked" || before.fulfillmentId !== fulfillmentId || before.version + 1 !== unit.version) {
    return refuse(reject("shipment_correction.not_possible", `The shipment of unit ${unit.serialNumber} cannot be taken back: something happened to the unit since.`, { unit_id: unit.id, status: unit.status }))
  }
  const { previousStatus, statusReason, custody, locationId, bin, owner, ownerCustomerId, wasShipped } = before
  return moves(unit, {
    type: "unit.shipment_canceled", command: "cancel_shipment", to: "picked", correctsSequence: unit.version,
    changes: { previousStatus, statusReason, custody, locationId, bin, owner, ownerCustomerId, wasShipped }, facts: { reason_code: reasonCode },
  })
}

function decideShipInstead(unit: Unit, command: Extract<UnitCommand, { name: "ship_instead" }>): Decision<UnitEvent> {
  const { shipment } = command
  if (unit.fulfillmentId !== null && (unit.status === "allocated" || unit.status === "picked")) return refuse(boundTo(unit))
  return moves(unit, {
    type: "unit.shipment_corrected", command: "ship_instead", to: shipment.status,
    changes: {
      custody: shipment.status === "delivered" ? "customer" : "carrier", locationId: null, bin: null,
      orderId: shipment.orderId, lineItemId: shipment.lineItemId, fulfillmentId: shipment.fulfillmentId,
      owner: shipment.owner, ownerCustomerId: shipment.ownerCustomerId, wasShipped: true,
    },
    facts: { reason_code: command.reasonCode, recorded_before_unit_id: command.insteadOfUnitId },
  })
}

function notAvailable(unit: Unit, command: Extract<UnitCommand, { name: "allocate" }>): Rejection | null {
  const details = { unit_id: unit.id, inventory_item_id: unit.inventoryItemId, location_id: unit.locationId, grade: unit.grade }
  if (unit.inventoryItemId !== command.inventoryItemId) {
    return reject("unit.not_available", `Unit ${unit.serialNumber} is a different item than the order line needs.`, details)
  }
  if (command.locationId !== null && unit.locationId !== command.locationId) {
    return reject("unit.not_available", `Unit ${unit.serialNumber} is not at the location the order line ships from.`, details)
  }
  if (unit.owner !== "shop") return reject("unit.not_shops", `Unit ${unit.serialNumber} belongs to a customer and cannot be sold.`, details)
  if (!command.sellableGrades.includes(unit.grade)) {
    return reject("unit.not_available", `Unit ${unit.serialNumber} has grade ${unit.grade}, which is not sold as this item.`, details)
  }
  return null
}

function refusedForHold(unit: Unit, deed: string): Rejection | null {
  const hold = unit.holds[0]
  if (hold === undefined) return null
  return reject("unit.held", `Unit ${unit.serialNumber} has a ${hold.kind} hold and cannot be ${deed}.`, {
    unit_id: unit.id, holds: unit.holds.map(({ id, kind, reason }) => ({ id, kind, reason })),
  })
}

const boundTo = (unit: Unit): Rejection =>
  reject("unit.bound", `Unit ${unit.serialNumber} belongs to fulfilment ${unit.fulfillmentId}; cancel that first.`, { unit_id: unit.id, fulfillment_id: unit.fulfillmentId })

const notBoundTo = (unit: Unit, fulfillmentId: string): Rejection =>
  reject("unit.not_bound", `Unit ${unit.serialNumber} does not belong to fulfilment ${fulfillmentId}.`, { unit_id: unit.id, fulfillment_id: unit.fulfillmentId })

const otherOrder = (unit: Unit, orderId: string): Rejection =>
  reject("allocation.wrong_order", `Unit ${unit.serialNumber} is not allocated to this line of order ${orderId}.`, { unit_id: unit.id, order_id: unit.orderId })
