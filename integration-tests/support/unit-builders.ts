import type { UnitCommand } from "../../src/domain/unit/commands"
import type { RecordedUnitEvent, UnitEvent } from "../../src/domain/unit/events"
import type { UnitCommandName, UnitOrigin } from "../../src/domain/unit/transitions"
import { UNBORN, type Hold, type Unit, type UnitStatus } from "../../src/domain/unit/unit"

/** The frozen clock of all tests of pure code. */
export const AT = "2026-03-01T09:30:00.000Z"

/** Few values, so that random commands meet and miss the unit's own facts about equally often. */
export const ITEMS = ["iitem_drill", "iitem_drill_used"] as const
export const LOCATIONS = ["sloc_main", "sloc_second"] as const
export const QUARANTINE = "sloc_quarantine"
export const LINES = [{ orderId: "order_1", lineItemId: "ordli_1" }, { orderId: "order_2", lineItemId: "ordli_2" }] as const
export const FULFILLMENTS = ["ful_1", "ful_2"] as const
export const CUSTOMER = "cus_1"
export const RECALL: Hold = { id: "hold_recall", kind: "recall", reason: "R-1" }

export type CommandOf<Name extends UnitCommandName> = Extract<UnitCommand, { readonly name: Name }>

const ON_SHELF: Partial<Unit> = { custody: "warehouse", locationId: LOCATIONS[0], lastLocationId: LOCATIONS[0], receivedAt: AT }
const SOLD: Partial<Unit> = {
  ...LINES[0], fulfillmentId: FULFILLMENTS[0], owner: "customer", ownerCustomerId: CUSTOMER, wasShipped: true, lastLocationId: LOCATIONS[0], receivedAt: AT,
}

/** What else is true of a usual unit in each status: one that was received, sold, and came back where it had to. */
const USUAL: { readonly [Status in UnitStatus]: Partial<Unit> } = {
  expected: { custody: "none" },
  in_stock: ON_SHELF,
  allocated: { ...ON_SHELF, ...LINES[0], previousStatus: "in_stock" },
  picked: { ...ON_SHELF, ...LINES[0], previousStatus: "allocated" },
  shipped: { ...SOLD, custody: "carrier", previousStatus: "picked" },
  delivered: { ...SOLD, custody: "customer", previousStatus: "shipped" },
  returning: { ...SOLD, custody: "carrier", previousStatus: "delivered" },
  quarantined: { ...SOLD, custody: "warehouse", locationId: QUARANTINE, lastLocationId: QUARANTINE, previousStatus: "returning" },
  in_repair: { ...SOLD, custody: "repair_center", lastLocationId: QUARANTINE, previousStatus: "quarantined" },
  at_vendor: { ...SOLD, custody: "vendor", lastLocationId: QUARANTINE, previousStatus: "quarantined" },
  installed: { custody: "none", parentUnitId: "unit_parent", lastLocationId: LOCATIONS[0], receivedAt: AT, previousStatus: "in_stock" },
  lost: { custody: "none", lastLocationId: LOCATIONS[0], receivedAt: AT, previousStatus: "in_stock" },
  scrapped: { custody: "none", lastLocationId: QUARANTINE, receivedAt: AT, previousStatus: "quarantined" },
  void: { custody: "none", previousStatus: "expected" },
}

export function buildUnit(overrides: Partial<Unit> = {}): Unit {
  const status = overrides.status ?? "in_stock"
  return {
    ...UNBORN, id: "unit_1", serialNumber: "SN0001", scannedAs: "sn-0001", serialScope: `item:${ITEMS[0]}`, inventoryItemId: ITEMS[0],
    variantId: "variant_drill", version: 3, chainHash: "ab".repeat(32), createdAt: AT, updatedAt: AT,
    ...USUAL[status], ...overrides, status,
  }
}

/** A unit in status `from` about which the command's guards have nothing to say, so that it leads to `to`. */
export function buildUnitFor(name: UnitCommandName, from: UnitOrigin, to?: UnitStatus): Unit | null {
  if (from === "unborn") return null
  return buildUnit({ status: from, ...factsFor(name, from, to) })
}

function factsFor(name: UnitCommandName, from: UnitStatus, to: UnitStatus | undefined): Partial<Unit> {
  switch (name) {
    case "ship":
      return { fulfillmentId: FULFILLMENTS[0] }
    case "unbind": {
      const before: UnitStatus = to === "expected" || to === "in_stock" ? to : "allocated"
      return { fulfillmentId: FULFILLMENTS[0], previousStatus: before }
    }
    case "restock":
      return { owner: "shop", ownerCustomerId: null }
    case "void":
      return { wasShipped: false }
    case "mark_found":
      return { previousStatus: to === "quarantined" ? "quarantined" : "in_stock" }
    case "reinstate":
      return from === "returning" ? { statusReason: "not_handed_over", custody: "warehouse", locationId: LOCATIONS[0], previousStatus: "shipped" } : {}
    case "release_hold":
      return { holds: [RECALL] }
    default:
      return {}
  }
}

const birthOf = (unit: Unit | null) => ({
  serialNumber: unit?.serialNumber ?? "SN0001", scannedAs: "sn-0001", serialScope: unit?.serialScope ?? `item:${ITEMS[0]}`,
  inventoryItemId: unit?.inventoryItemId ?? ITEMS[0], variantId: "variant_drill",
})
const lineOf = (unit: Unit | null) => ({ orderId: unit?.orderId ?? LINES[0].orderId, lineItemId: unit?.lineItemId ?? LINES[0].lineItemId })
const fulfillmentOf = (unit: Unit | null) => unit?.fulfillmentId ?? FULFILLMENTS[0]
const placeOf = (unit: Unit | null) => unit?.locationId ?? LOCATIONS[0]
const otherGrade = (unit: Unit | null) => (unit?.grade === "a" ? "new" as const : "a" as const)
const SELLABLE = ["new", "a"] as const
const NO_REASON = { reasonCode: null } as const

/** The unit as it would have been before the shipment that is its newest event. */
export const beforeShipping = (unit: Unit): Unit => ({
  ...unit, ...(unit.lastLocationId === null ? NEVER_OURS : { status: "picked", previousStatus: "allocated", custody: "warehouse", locationId: unit.lastLocationId, bin: "B-1", owner: "shop", ownerCustomerId: null, wasShipped: false }),
  statusReason: null, version: unit.version - 1,
})

/** A unit that never stood at a location of ours was never picked there: its shipment is a recorded one, of a unit sold before. */
const NEVER_OURS = { status: "delivered", previousStatus: null, custody: "customer" } as const

/** For each command one that fits the unit: where the table allows it, its guards do too. `to` chooses among several targets. */
const FITTING: { readonly [Name in UnitCommandName]: (unit: Unit | null, to?: UnitStatus) => CommandOf<Name> } = {
  expect: (unit) => ({ name: "expect", birth: birthOf(unit) }),
  receive: (unit) => ({ name: "receive", birth: birthOf(unit), locationId: LOCATIONS[0] }),
  capture: (unit) => ({ name: "capture", birth: birthOf(unit), line: lineOf(unit), fulfillmentId: fulfillmentOf(unit), locationId: placeOf(unit) }),
  register_sold: (unit, to) => ({ name: "register_sold", birth: birthOf(unit), customerId: CUSTOMER, orderId: null, soldOn: "2026-02-01", delivered: to !== "shipped" }),
  extract: (unit) => ({ name: "extract", birth: birthOf(unit), parentUnitId: "unit_parent", quarantineLocationId: QUARANTINE, owner: "shop", ownerCustomerId: null }),
  allocate: (unit) => ({ name: "allocate", line: LINES[0], inventoryItemId: unit?.inventoryItemId ?? ITEMS[0], locationId: placeOf(unit), sellableGrades: unit ? [unit.grade] : SELLABLE }),
  release: () => ({ name: "release", ...NO_REASON }),
  cancel_allocation: () => ({ name: "cancel_allocation", reasonCode: "order_canceled" }),
  pick: (unit) => ({ name: "pick", orderId: lineOf(unit).orderId }),
  put_back: () => ({ name: "put_back" }),
  bind: (unit) => ({ name: "bind", line: lineOf(unit), fulfillmentId: FULFILLMENTS[0], locationId: placeOf(unit), requirePick: false }),
  unbind: (unit, to) => ({ name: "unbind", fulfillmentId: fulfillmentOf(unit), ...NO_REASON, ...(to === "picked" ? { stillPicked: true } : {}) }),
  ship: (unit) => ({ name: "ship", fulfillmentId: fulfillmentOf(unit), customerId: CUSTOMER, trackingNumbers: ["T-1"] }),
  deliver: () => ({ name: "deliver" }),
  cancel_shipment: (unit) => ({ name: "cancel_shipment", fulfillmentId: fulfillmentOf(unit), before: beforeShipping(unit ?? buildUnit({ status: "shipped" })), reasonCode: "shipment_undone" }),
  void_shipment: () => ({ name: "void_shipment", ...NO_REASON }),
  unship: () => ({ name: "unship", locationId: LOCATIONS[0], replacedByUnitId: "unit_2", correctsSequence: 1, reasonCode: "wrong_unit" }),
  ship_instead: (_, to) => ({
    name: "ship_instead", insteadOfUnitId: "unit_2", reasonCode: "wrong_unit",
    shipment: { status: to === "delivered" ? "delivered" : "shipped", ...LINES[1], fulfillmentId: FULFILLMENTS[1], owner: "customer", ownerCustomerId: CUSTOMER },
  }),
  in_transit: () => ({ name: "in_transit", trackingNumber: "T-2" }),
  rma_receive: () => ({ name: "rma_receive", quarantineLocationId: QUARANTINE }),
  take_over: () => ({ name: "take_over", ...NO_REASON }),
  restock: (unit) => ({ name: "restock", locationId: LOCATIONS[0], sellableGrades: unit ? [unit.grade] : SELLABLE }),
  quarantine: () => ({ name: "quarantine", quarantineLocationId: QUARANTINE, ...NO_REASON }),
  start_repair: () => ({ name: "start_repair" }),
  end_repair: () => ({ name: "end_repair", quarantineLocationId: QUARANTINE }),
  to_vendor: () => ({ name: "to_vendor", vendorId: "vendor_1" }),
  from_vendor: () => ({ name: "from_vendor", quarantineLocationId: QUARANTINE }),
  install: () => ({ name: "install", parentUnitId: "unit_parent" }),
  remove: () => ({ name: "remove", quarantineLocationId: QUARANTINE, owner: "shop" }),
  hand_back: (_, to) => ({ name: "hand_back", trackingNumber: to === "delivered" ? null : "T-3" }),
  transfer_owner: () => ({ name: "transfer_owner", customerId: "cus_2", reasonCode: "order_transferred" }),
  mark_lost: () => ({ name: "mark_lost", ...NO_REASON }),
  mark_found: () => ({ name: "mark_found", locationId: LOCATIONS[0], quarantineLocationId: QUARANTINE, ...NO_REASON }),
  scrap: () => ({ name: "scrap", ...NO_REASON }),
  void: () => ({ name: "void", ...NO_REASON }),
  reinstate: () => ({ name: "reinstate", quarantineLocationId: QUARANTINE, ...NO_REASON }),
  move: (unit) => ({ name: "move", locationId: null, bin: unit?.bin === "B-1" ? "B-2" : "B-1", ...NO_REASON }),
  hold: (unit) => ({ name: "hold", holdId: `hold_${unit?.version ?? 0}`, kind: unit?.holds[0]?.kind === "quality" ? "fraud" : "quality", ...NO_REASON }),
  release_hold: () => ({ name: "release_hold", holdId: null, kind: null, ...NO_REASON }),
  regrade: (unit) => ({ name: "regrade", grade: otherGrade(unit), sellableGrades: SELLABLE, ...NO_REASON }),
  inspect: (unit) => ({ name: "inspect", grade: otherGrade(unit), facts: { rma_id: "rma_1" } }),
  record: () => ({ name: "record", type: "unit.return_opened", facts: { rma_id: "rma_1" } }),
  correct: () => ({ name: "correct", correctsSequence: 1, changes: { lotNumber: "L-2" }, reasonCode: "typing_error" }),
}

export function fittingCommand<Name extends UnitCommandName>(name: Name, unit: Unit | null, to?: UnitStatus): CommandOf<Name> {
  return FITTING[name](unit, to)
}

/** The event as the history would hold it; the hash is only a mark, the ledger makes the true one. */
export function recordedAfter(unit: Unit | null, event: UnitEvent, at: string = AT): RecordedUnitEvent {
  const sequence = (unit?.version ?? 0) + 1
  return {
    ...event, unitId: unit?.id ?? "unit_1", sequence, actor: { type: "user", id: "user_1" }, workstation: null, reference: null,
    occurredAt: at, recordedAt: at, commandId: `acmd_${sequence}`, hash: `hash_${sequence}`,
  }
}
