import fc from "fast-check"
import type { Birth, UnitCommand } from "../../src/domain/unit/commands"
import { assert } from "../../src/domain/common/assert"
import { commandsFrom } from "../../src/domain/common/transition"
import { RECORD_EVENT_TYPES } from "../../src/domain/unit/events"
import { UNIT_COMMANDS, UNIT_TRANSITIONS, type UnitCommandName } from "../../src/domain/unit/transitions"
import { GRADES, HOLD_KINDS, type Unit } from "../../src/domain/unit/unit"
import { CUSTOMER, FULFILLMENTS, ITEMS, LINES, LOCATIONS, QUARANTINE, beforeShipping, buildUnit, fittingCommand, type CommandOf } from "./unit-builders"

export { buildUnit } from "./unit-builders"

const item = fc.constantFrom(...ITEMS)
const location = fc.constantFrom(...LOCATIONS)
const maybeLocation = fc.constantFrom(null, ...LOCATIONS)
const line = fc.constantFrom(...LINES)
const fulfillment = fc.constantFrom(...FULFILLMENTS)
const maybeCustomer = fc.constantFrom(null, CUSTOMER)
const grade = fc.constantFrom(...GRADES)
const sellableGrades = fc.constantFrom(["new", "a"] as const, ["new"] as const, GRADES)
const maybeBin = fc.constantFrom(null, "B-1", "B-2")
const maybeReason = fc.constantFrom(null, "damaged", "not_handed_over")
const reason = fc.constantFrom("wrong_unit", "typing_error")
const maybeTracking = fc.constantFrom(null, "T-1")
const maybeQuarantine = fc.constantFrom(null, QUARANTINE)
const quarantine = fc.constant(QUARANTINE)
const maybeHoldKind = fc.constantFrom(null, ...HOLD_KINDS)
const identity = item.map((inventoryItemId) => ({ inventoryItemId, variantId: `variant_of_${inventoryItemId}`, serialScope: `item:${inventoryItemId}` }))

function birthFor(unit: Unit | null): fc.Arbitrary<Birth> {
  return fc.record({
    serialNumber: fc.constant(unit?.serialNumber ?? "SN0001"), scannedAs: fc.constant("sn-0001"), serialScope: fc.constant(unit?.serialScope ?? "item:any"),
    inventoryItemId: item, variantId: fc.constant("variant_drill"), grade,
  })
}

const shipment = fc.record({ status: fc.constantFrom("shipped" as const, "delivered" as const), line, fulfillmentId: fulfillment, ownerCustomerId: maybeCustomer })
  .map(({ line: { orderId, lineItemId }, ...rest }) => ({ ...rest, orderId, lineItemId, owner: "customer" as const }))

/** For each command every well-formed form of it, whether or not it fits the unit. */
const ANY: { readonly [Name in UnitCommandName]: (unit: Unit | null) => fc.Arbitrary<CommandOf<Name>> } = {
  expect: (unit) => fc.record({ name: fc.constant("expect"), birth: birthFor(unit) }),
  receive: (unit) => fc.record({ name: fc.constant("receive"), birth: birthFor(unit), locationId: location, bin: maybeBin, adopt: fc.boolean() }),
  capture: (unit) => fc.record({ name: fc.constant("capture"), birth: birthFor(unit), line, fulfillmentId: fulfillment, locationId: location }),
  register_sold: (unit) => fc.record({
    name: fc.constant("register_sold"), birth: birthFor(unit), customerId: maybeCustomer, orderId: fc.constantFrom(null, LINES[0].orderId),
    soldOn: fc.constantFrom(null, "2026-02-01"), delivered: fc.boolean(),
  }),
  extract: (unit) => fc.record({ name: fc.constant("extract"), birth: birthFor(unit), parentUnitId: fc.constant("unit_parent"), quarantineLocationId: quarantine, owner: fc.constantFrom("shop" as const, "customer" as const), ownerCustomerId: fc.constant(null) }),
  allocate: () => fc.record({ name: fc.constant("allocate"), line, inventoryItemId: item, locationId: maybeLocation, sellableGrades, reasonCode: maybeReason }),
  release: () => fc.record({ name: fc.constant("release"), reasonCode: maybeReason }),
  cancel_allocation: () => fc.record({ name: fc.constant("cancel_allocation"), reasonCode: reason }),
  pick: () => fc.record({ name: fc.constant("pick"), orderId: line.map(({ orderId }) => orderId) }),
  put_back: () => fc.record({ name: fc.constant("put_back"), bin: maybeBin }),
  bind: () => fc.record({ name: fc.constant("bind"), line, fulfillmentId: fulfillment, locationId: location, requirePick: fc.boolean() }),
  unbind: () => fc.record({ name: fc.constant("unbind"), fulfillmentId: fulfillment, reasonCode: maybeReason, stillPicked: fc.boolean(), inStock: fc.boolean() }),
  ship: () => fc.record({ name: fc.constant("ship"), fulfillmentId: fulfillment, customerId: maybeCustomer, trackingNumbers: fc.constantFrom([], ["T-1"]) }),
  deliver: () => fc.record({ name: fc.constant("deliver"), reasonCode: maybeReason }),
  cancel_shipment: (unit) => fc.record({
    name: fc.constant("cancel_shipment"), fulfillmentId: fulfillment, reasonCode: reason,
    before: fc.record({ version: fc.constantFrom(-1, 0).map((past) => (unit?.version ?? 1) + past), fulfillmentId: fulfillment }).map((over) => ({ ...beforeShipping(unit ?? buildUnit({ status: "shipped" })), ...over })),
  }),
  void_shipment: () => fc.record({ name: fc.constant("void_shipment"), reasonCode: maybeReason }),
  unship: () => fc.record({ name: fc.constant("unship"), locationId: location, replacedByUnitId: fc.constant("unit_2"), correctsSequence: fc.constant(1), reasonCode: reason }),
  ship_instead: () => fc.record({ name: fc.constant("ship_instead"), shipment, insteadOfUnitId: fc.constant("unit_2"), reasonCode: reason }),
  in_transit: () => fc.record({ name: fc.constant("in_transit"), trackingNumber: maybeTracking }),
  rma_receive: () => fc.record({ name: fc.constant("rma_receive"), quarantineLocationId: quarantine, reasonCode: maybeReason }),
  take_over: () => fc.record({ name: fc.constant("take_over"), reasonCode: maybeReason }),
  restock: () => fc.record(
    { name: fc.constant("restock" as const), locationId: location, bin: maybeBin, grade, item: identity, sellableGrades, reasonCode: maybeReason },
    { requiredKeys: ["name", "locationId", "sellableGrades"] },
  ),
  quarantine: () => fc.record({ name: fc.constant("quarantine"), quarantineLocationId: quarantine, reasonCode: maybeReason }),
  start_repair: () => fc.constant({ name: "start_repair" }),
  end_repair: () => fc.record({ name: fc.constant("end_repair"), quarantineLocationId: quarantine }),
  to_vendor: () => fc.record({ name: fc.constant("to_vendor"), vendorId: fc.constantFrom(null, "vendor_1"), trackingNumber: maybeTracking }),
  from_vendor: () => fc.record({ name: fc.constant("from_vendor"), quarantineLocationId: quarantine }),
  install: (unit) => fc.record({ name: fc.constant("install"), parentUnitId: fc.constantFrom("unit_parent", unit?.id ?? "unit_parent") }),
  remove: () => fc.record({ name: fc.constant("remove"), quarantineLocationId: quarantine, owner: fc.constantFrom("shop" as const, "customer" as const) }),
  hand_back: () => fc.record({ name: fc.constant("hand_back"), trackingNumber: maybeTracking }),
  transfer_owner: () => fc.record({ name: fc.constant("transfer_owner"), customerId: fc.constantFrom(null, CUSTOMER, "cus_2"), reasonCode: reason }),
  mark_lost: () => fc.record({ name: fc.constant("mark_lost"), reasonCode: maybeReason }),
  mark_found: () => fc.record({ name: fc.constant("mark_found"), locationId: maybeLocation, quarantineLocationId: maybeQuarantine, bin: maybeBin, reasonCode: maybeReason }),
  scrap: () => fc.record({ name: fc.constant("scrap"), reasonCode: maybeReason }),
  void: () => fc.record({ name: fc.constant("void"), reasonCode: maybeReason }),
  reinstate: () => fc.record({ name: fc.constant("reinstate"), quarantineLocationId: maybeQuarantine, reasonCode: maybeReason }),
  move: () => fc.record({ name: fc.constant("move"), locationId: maybeLocation, bin: maybeBin, reasonCode: maybeReason }),
  hold: (unit) => fc.record({ name: fc.constant("hold"), holdId: fc.constant(`hold_${unit?.version ?? 0}`), kind: fc.constantFrom(...HOLD_KINDS), reasonCode: maybeReason }),
  release_hold: (unit) => fc.record({
    name: fc.constant("release_hold"), holdId: fc.constantFrom(null, "hold_unknown", ...(unit?.holds ?? []).map(({ id }) => id)), kind: maybeHoldKind, reasonCode: maybeReason,
  }),
  regrade: () => fc.record(
    { name: fc.constant("regrade" as const), grade, item: identity, sellableGrades, reasonCode: maybeReason },
    { requiredKeys: ["name", "grade", "sellableGrades", "reasonCode"] },
  ),
  inspect: () => fc.record({ name: fc.constant("inspect"), grade, facts: fc.constant({ fault_codes: ["no_power"] }) }),
  record: () => fc.record({ name: fc.constant("record"), type: fc.constantFrom(...RECORD_EVENT_TYPES), facts: fc.constant({ rma_id: "rma_1" }) }),
  correct: (unit) => fc.record({
    name: fc.constant("correct"), correctsSequence: fc.integer({ min: 0, max: (unit?.version ?? 0) + 1 }), reasonCode: reason,
    changes: fc.constantFrom({ lotNumber: "L-1" }, { lotNumber: null }, { scannedAs: "Sn-0001" }, { status: "in_stock" as const }, { locationId: "sloc_main" }),
  }),
}

/** Ends of a life: rare among the fitting commands, or hardly any random life would be long. */
const ENDS: readonly UnitCommandName[] = ["void", "scrap"]

/**
 * A random well-formed command for the unit (null: not yet born), allowed or not. About two of three fit the unit's
 * status and facts, so that random lives get far; the others are whatever may come over the wire.
 */
export function arbitraryCommandFor(unit: Unit | null): fc.Arbitrary<UnitCommand> {
  const any = fc.constantFrom(...UNIT_COMMANDS).chain((name): fc.Arbitrary<UnitCommand> => ANY[name](unit))
  const allowed = commandsFrom(UNIT_TRANSITIONS, unit?.status ?? "unborn").filter((name) => !ENDS.includes(name))
  if (allowed.length === 0) return any
  const fitting = fc.constantFrom(...allowed).map((name): UnitCommand => fittingCommand(name, unit))
  const allowedAny = fc.constantFrom(...allowed).chain((name): fc.Arbitrary<UnitCommand> => ANY[name](unit))
  return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 2, arbitrary: allowedAny }, { weight: 2, arbitrary: any })
}

/** The choices of a random life: `drawCommand` turns each into a command for the unit as it is by then. Shrinks to fewer. */
export const arbitraryChoices = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(), { minLength: 1, maxLength, size: "max" })

/** The same choice for the same unit is always the same command. (`fc.gen()` would do, but it compares each unit with all it saw before.) */
export function drawCommand(unit: Unit | null, choice: number): UnitCommand {
  const [command] = fc.sample(arbitraryCommandFor(unit), { seed: choice, numRuns: 1 })
  assert(command !== undefined, "a sample of one has one value")
  return command
}
