import { type Decision, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import type { StockIdentity, UnitCommand } from "./commands"
import { moves } from "./event-of"
import type { UnitEvent } from "./events"
import type { Grade, Unit, UnitChanges, UnitStatus } from "./unit"

type StockCommand = Extract<UnitCommand, {
  readonly name: "restock" | "quarantine" | "mark_lost" | "mark_found" | "scrap" | "void" | "reinstate" | "move" | "hold" | "release_hold" | "regrade" | "inspect" | "record" | "correct"
}>

const GONE: UnitChanges = { custody: "none", locationId: null, bin: null }
const UNLINKED: UnitChanges = { orderId: null, lineItemId: null, fulfillmentId: null }
const LOST_FROM_STOCK: readonly (UnitStatus | null)[] = ["in_stock", "allocated", "picked"]

/**
 * What was written down wrong can be corrected. Where the unit is, whose it is and what it is promised to follow from
 * what happened, so they change only by the commands that say what happened.
 */
export const CORRECTABLE_FIELDS = [
  "serialNumber", "scannedAs", "serialScope", "variantId", "lotNumber", "manufacturedOn", "expiresOn", "identifiers", "receivedAt", "bin",
] as const satisfies readonly (keyof UnitChanges)[]
const CORRECTABLE: ReadonlySet<string> = new Set(CORRECTABLE_FIELDS)

/** Shelf, quarantine, loss and the unit's own facts. */
export function decideStock(unit: Unit, command: StockCommand): Decision<UnitEvent> {
  switch (command.name) {
    case "restock":
      return decideRestock(unit, command)
    case "quarantine":
      return moves(unit, {
        type: "unit.quarantined", command: "quarantine", to: "quarantined",
        changes: { locationId: command.quarantineLocationId, lastLocationId: command.quarantineLocationId, bin: null }, facts: { reason_code: command.reasonCode },
      })
    case "mark_lost": {
      if (unit.status === "picked" && unit.fulfillmentId !== null) {
        return refuse(reject("unit.bound", `Unit ${unit.serialNumber} belongs to fulfilment ${unit.fulfillmentId}; cancel that before the unit is marked lost.`, { unit_id: unit.id }))
      }
      const promised = unit.status === "allocated" || unit.status === "picked"
      return moves(unit, {
        type: "unit.lost", command: "mark_lost", to: "lost", changes: promised ? { ...GONE, ...UNLINKED } : GONE,
        facts: { reason_code: command.reasonCode, order_id: promised ? unit.orderId : undefined },
      })
    }
    case "mark_found":
      return decideFound(unit, command)
    case "scrap":
      return moves(unit, { type: "unit.scrapped", command: "scrap", to: "scrapped", changes: GONE, facts: { reason_code: command.reasonCode } })
    case "void":
      if (unit.wasShipped) {
        return refuse(reject("unit.was_sold", `Unit ${unit.serialNumber} was shipped once; its number stays taken for ever. Scrap it instead.`, { unit_id: unit.id }))
      }
      return moves(unit, { type: "unit.voided", command: "void", to: "void", changes: GONE, facts: { reason_code: command.reasonCode } })
    case "reinstate":
      return decideReinstate(unit, command)
    case "move":
      return decideMove(unit, command)
    case "hold":
      // Two recall campaigns may hold the same unit, each for its own reason; the same hold twice is a mistake.
      if (unit.holds.some(({ id, kind, reason }) => id === command.holdId || (kind === command.kind && reason === command.reasonCode))) {
        return refuse(reject("unit.hold_exists", `Unit ${unit.serialNumber} already has this ${command.kind} hold.`, { unit_id: unit.id, hold_id: command.holdId, kind: command.kind }))
      }
      return moves(unit, {
        type: "unit.held", command: "hold", to: unit.status,
        changes: { holds: [...unit.holds, { id: command.holdId, kind: command.kind, reason: command.reasonCode }] },
        facts: { hold_id: command.holdId, kind: command.kind, reason_code: command.reasonCode },
      })
    case "release_hold":
      return decideReleaseHold(unit, command)
    case "regrade":
      if (command.grade === unit.grade && command.item === undefined) {
        return refuse(reject("grade.unchanged", `Unit ${unit.serialNumber} already has grade ${unit.grade}.`, { unit_id: unit.id, grade: unit.grade }))
      }
      return decideRegrade(unit, command)
    case "inspect":
      // What was found at the bench or the dock; what it is sold as changes only when it is restocked.
      return moves(unit, { type: "unit.inspected", command: "inspect", to: unit.status, changes: { grade: command.grade }, facts: command.facts })
    case "record":
      return moves(unit, { type: command.type, command: "record", to: unit.status, facts: command.facts })
    case "correct":
      return decideCorrect(unit, command)
  }
}

function decideRestock(unit: Unit, command: Extract<UnitCommand, { name: "restock" }>): Decision<UnitEvent> {
  if (unit.owner !== "shop") {
    return refuse(reject("unit.not_shops", `Unit ${unit.serialNumber} still belongs to a customer; take it over before it is restocked.`, { unit_id: unit.id }))
  }
  const grade = command.grade ?? unit.grade
  const refusal = needsItem(unit, grade, command.item, command.sellableGrades)
  if (refusal) return refuse(refusal)
  return moves(unit, {
    type: "unit.restocked", command: "restock", to: "in_stock",
    changes: { ...UNLINKED, ...identityOf(command.item), grade, locationId: command.locationId, lastLocationId: command.locationId, bin: command.bin ?? null },
    facts: { reason_code: command.reasonCode, relabelled_from: relabelledFrom(unit, command.item) },
  })
}

function decideRegrade(unit: Unit, command: Extract<UnitCommand, { name: "regrade" }>): Decision<UnitEvent> {
  const refusal = unit.status === "in_stock" ? needsItem(unit, command.grade, command.item, command.sellableGrades) : null
  if (refusal) return refuse(refusal)
  const from = relabelledFrom(unit, command.item)
  return moves(unit, {
    type: from === undefined ? "unit.regraded" : "unit.relabelled", command: "regrade", to: unit.status,
    changes: { ...identityOf(command.item), grade: command.grade }, facts: { reason_code: command.reasonCode, relabelled_from: from },
  })
}

function decideFound(unit: Unit, command: Extract<UnitCommand, { name: "mark_found" }>): Decision<UnitEvent> {
  const facts = { reason_code: command.reasonCode }
  if (unit.owner === "shop" && LOST_FROM_STOCK.includes(unit.previousStatus)) {
    const locationId = command.locationId ?? unit.lastLocationId
    if (locationId === null) return refuse(locationRequired(unit))
    return moves(unit, {
      type: "unit.found", command: "mark_found", to: "in_stock", facts,
      changes: { custody: "warehouse", locationId, lastLocationId: locationId, bin: command.bin ?? null },
    })
  }
  if (command.quarantineLocationId === null) return refuse(locationRequired(unit))
  return moves(unit, { type: "unit.found", command: "mark_found", to: "quarantined", facts, changes: inQuarantine(command.quarantineLocationId) })
}

function decideReinstate(unit: Unit, command: Extract<UnitCommand, { name: "reinstate" }>): Decision<UnitEvent> {
  const facts = { reason_code: command.reasonCode }
  if (unit.status === "returning") {
    if (unit.statusReason !== "not_handed_over") {
      return refuse(reject("unit.wrong_status", `Unit ${unit.serialNumber} is on its way back from the customer; only a shipment that was never handed over can be reinstated.`, { unit_id: unit.id }))
    }
    return moves(unit, { type: "unit.reinstated", command: "reinstate", to: "shipped", facts, changes: { custody: "carrier", locationId: null, bin: null } })
  }
  if (command.quarantineLocationId === null) return refuse(locationRequired(unit))
  return moves(unit, { type: "unit.reinstated", command: "reinstate", to: "quarantined", facts, changes: inQuarantine(command.quarantineLocationId) })
}

function decideMove(unit: Unit, command: Extract<UnitCommand, { name: "move" }>): Decision<UnitEvent> {
  const locationId = command.locationId ?? unit.locationId
  if (locationId === unit.locationId && command.bin === unit.bin) {
    return refuse(reject("unit.same_place", `Unit ${unit.serialNumber} already is there.`, { unit_id: unit.id, location_id: unit.locationId, bin: unit.bin }))
  }
  if (unit.status !== "in_stock" && locationId !== unit.locationId) {
    return refuse(reject("unit.wrong_status", `Unit ${unit.serialNumber} is ${unit.status}: it can change its bin, not its location.`, {
      unit_id: unit.id, status: unit.status, command: "move", allowed_from: ["in_stock"],
    }))
  }
  return moves(unit, {
    type: "unit.moved", command: "move", to: unit.status,
    changes: { locationId, lastLocationId: locationId, bin: command.bin }, facts: { reason_code: command.reasonCode, from_location_id: unit.locationId, from_bin: unit.bin },
  })
}

function decideReleaseHold(unit: Unit, command: Extract<UnitCommand, { name: "release_hold" }>): Decision<UnitEvent> {
  const { holdId, kind } = command
  const released = unit.holds.filter((hold) => (holdId === null || hold.id === holdId) && (kind === null || hold.kind === kind))
  if (released.length === 0) {
    return refuse(reject("unit.hold_not_found", `Unit ${unit.serialNumber} has no such hold.`, { unit_id: unit.id, hold_id: holdId, kind }))
  }
  return moves(unit, {
    type: "unit.hold_released", command: "release_hold", to: unit.status,
    changes: { holds: unit.holds.filter((hold) => !released.includes(hold)) },
    facts: { hold_ids: released.map(({ id }) => id), reason_code: command.reasonCode },
  })
}

function decideCorrect(unit: Unit, command: Extract<UnitCommand, { name: "correct" }>): Decision<UnitEvent> {
  const details = { unit_id: unit.id, corrects_sequence: command.correctsSequence, correctable: CORRECTABLE_FIELDS }
  const forbidden = Object.keys(command.changes).filter((field) => !CORRECTABLE.has(field))
  if (forbidden.length > 0) {
    return refuse(reject("correction.not_allowed", `Of unit ${unit.serialNumber}, ${forbidden.join(", ")} cannot be corrected; use the command that changes it.`, details))
  }
  if (command.changes.bin !== undefined && unit.locationId === null) {
    return refuse(reject("correction.not_allowed", `Unit ${unit.serialNumber} is at no location, so it has no bin.`, details))
  }
  if (command.correctsSequence < 1 || command.correctsSequence > unit.version) {
    return refuse(reject("correction.not_allowed", `Unit ${unit.serialNumber} has no event ${command.correctsSequence} to correct.`, details))
  }
  return moves(unit, {
    type: "unit.corrected", command: "correct", to: unit.status, changes: command.changes,
    facts: { reason_code: command.reasonCode }, correctsSequence: command.correctsSequence,
  })
}

/** A unit of a grade its item is not sold in must be sold as another item, or it would be sold as something it is not. */
function needsItem(unit: Unit, grade: Grade, item: StockIdentity | undefined, sellableGrades: readonly Grade[]): Rejection | null {
  const isOtherItem = item !== undefined && item.inventoryItemId !== unit.inventoryItemId
  if (sellableGrades.includes(grade) || isOtherItem) return null
  return reject("grade.needs_item", `Unit ${unit.serialNumber} of grade ${grade} is not sold as this item; say which inventory item it will be sold as.`, {
    unit_id: unit.id, grade, sellable_grades: sellableGrades,
  })
}

const identityOf = (item: StockIdentity | undefined): UnitChanges =>
  item === undefined ? {} : { inventoryItemId: item.inventoryItemId, variantId: item.variantId, serialScope: item.serialScope }

const relabelledFrom = (unit: Unit, item: StockIdentity | undefined): string | undefined =>
  item !== undefined && item.inventoryItemId !== unit.inventoryItemId ? unit.inventoryItemId : undefined

const inQuarantine = (locationId: string): UnitChanges => ({ custody: "warehouse", locationId, lastLocationId: locationId, bin: null })

const locationRequired = (unit: Unit): Rejection =>
  reject("location.required", `Say at which location unit ${unit.serialNumber} is.`, { unit_id: unit.id })
