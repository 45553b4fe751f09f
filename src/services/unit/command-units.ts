import type { PoolClient } from "pg"
import { assertNever } from "../../domain/common/assert"
import { type Decision, accept, refuse } from "../../domain/common/decision"
import { type Fact, type Rejection, RejectionError, reject } from "../../domain/common/rejection"
import type { StockIdentity, UnitCommand } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import { type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import { type Grade, type HoldKind, hasOpenAllocation, type Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { loadUnitsInScope, type LockMode } from "../../ledger/load-units"
import type { CommandContext, UnitChange } from "../../ledger/record"
import { type CommandRequest, type CommandResult, type Ledger, type Plan, runCommand } from "../../ledger/run-command"
import { newNote, type Note } from "../note/new-note"
import { quarantineLocationsOf, stockLocationsOf } from "../quarantine/quarantine-locations"
import { loadPolicies } from "../serial-policy/load-policies"
import { indexBySerial, loadReferenced, nameOf, resolveReference, type UnitReference } from "./find-units"
import { UNITS_PER_REQUEST_MAX } from "./receive-units"
import { messagesOf } from "./unit-event-messages"

/** The commands agents give by name; all other changes of a unit follow from documents. */
export const UNITS_COMMANDS = [
  "move", "hold", "release_hold", "mark_lost", "mark_found", "scrap", "void", "regrade", "put_back", "reinstate", "void_shipment",
  "quarantine", "restock", "take_over", "hand_back", "confirm_delivered",
] as const
export type UnitsCommandName = (typeof UNITS_COMMANDS)[number]

export interface UnitsCommand {
  readonly command: UnitsCommandName
  readonly units: readonly UnitReference[]
  readonly locationId?: string | null
  readonly bin?: string | null
  readonly kind?: HoldKind
  readonly holdId?: string
  readonly grade?: Grade
  /** The item a unit of lower grade will be sold as. */
  readonly inventoryItemId?: string
  readonly trackingNumber?: string
  readonly reasonCode?: string | null
  /** Free text; it is kept apart from the history, which holds only its id and salted hash. */
  readonly note?: string
}

/** One command on up to 10,000 units, all or nothing: the refused ones are listed in the rejection's details. */
export async function commandUnits(ledger: Ledger, request: CommandRequest, input: UnitsCommand): Promise<CommandResult> {
  if (input.units.length > UNITS_PER_REQUEST_MAX) {
    throw new RejectionError(reject("request.too_many", `${input.units.length} units in one request; at most ${UNITS_PER_REQUEST_MAX} are taken.`, { count: input.units.length, limit: UNITS_PER_REQUEST_MAX }))
  }
  const missing = missingField(input)
  if (missing !== null) throw new RejectionError(missing)
  const note = input.note === undefined ? null : newNote(ledger, request.actor, input.note)
  return runCommand(ledger, request, {
    load: (client, mode) => loadForCommand(client, mode, input),
    decide: (loaded, context) => decideAll(ledger, loaded, input, note, context),
    unitCount: input.units.length,
  })
}

interface Loaded {
  readonly units: readonly Unit[]
  readonly policies: ReadonlyMap<string, SerialPolicy>
  /** Quarantine location by location. */
  readonly quarantine: ReadonlyMap<string, string>
  /** The other way round: which stock location a quarantine location belongs to. */
  readonly stockLocations: ReadonlyMap<string, string>
  readonly newScope: ReadonlyMap<string, Unit>
}

async function loadForCommand(client: PoolClient, mode: LockMode, input: UnitsCommand): Promise<Loaded> {
  const units = await loadReferenced(client, input.units, mode)
  const { command } = input
  const relabels = (command === "regrade" || command === "restock") && input.inventoryItemId !== undefined
  const items = command === "regrade" || command === "restock" ? [...units.map((unit) => unit.inventoryItemId), ...(input.inventoryItemId ? [input.inventoryItemId] : [])] : []
  const policies = await loadPolicies(client, items)
  const places = units.flatMap((unit) => [unit.locationId, unit.lastLocationId]).filter((id) => id !== null)
  const needsQuarantine = command === "quarantine" || command === "mark_found" || command === "reinstate"
  const quarantine = needsQuarantine ? await quarantineLocationsOf(client, [...places, ...(input.locationId ? [input.locationId] : [])]) : new Map<string, string>()
  const stockLocations = command === "restock" ? await stockLocationsOf(client, places) : new Map<string, string>()
  const newPolicy = relabels ? policies.get(input.inventoryItemId ?? "") : undefined
  const inNewScope = newPolicy === undefined ? [] : await loadUnitsInScope(client, serialScopeOf(newPolicy), units.map((unit) => unit.serialNumber))
  return { units, policies, quarantine, stockLocations, newScope: new Map(inNewScope.map((unit) => [unit.serialNumber, unit])) }
}

function decideAll(ledger: Ledger, loaded: Loaded, input: UnitsCommand, note: Note | null, context: CommandContext): Decision<Plan> {
  const changes: UnitChange[] = []
  const rejections: { readonly reference: UnitReference; readonly rejection: Rejection }[] = []
  const seen = new Set<string>()
  const numbers = new Set<string>()
  const lookUp = indexOf(loaded.units)
  for (const reference of input.units) {
    const found = resolveReference(reference, lookUp(reference))
    const decision = found.ok ? decideOne(ledger, loaded, input, found.outcome, seen, context) : found
    const twin = decision.ok ? relabelledTwin(decision.outcome, numbers) : null
    if (twin !== null) rejections.push({ reference, rejection: twin })
    else if (!decision.ok) rejections.push({ reference, rejection: decision.rejection })
    else changes.push({ ...decision.outcome, event: { ...decision.outcome.event, facts: { ...decision.outcome.event.facts, ...note?.facts } } })
  }
  const refusal = refusalOf(rejections, input)
  if (refusal !== null) return refuse(refusal)
  return accept({ changes, messages: messagesOf, policies: [...loaded.policies.values()], exceptions: changes.flatMap(heldThoughPromised), ...(note ? { notes: [note.row] } : {}), summary: { changed_count: changes.length } })
}

/** Two units of one number, of two items, cannot both become the same item. */
function relabelledTwin({ before, event }: UnitChange, numbers: Set<string>): Rejection | null {
  const { serialScope } = event.changes
  if (before === null || serialScope === undefined) return null
  const key = `${serialScope} ${before.serialNumber}`
  if (!numbers.has(key)) {
    numbers.add(key)
    return null
  }
  return reject("serial_number.duplicate", `Serial number ${before.serialNumber} is borne by two units of this request; they cannot both become the same item.`, { unit_id: before.id })
}

/** 10,000 references against 10,000 units: looked up, not searched. */
function indexOf(units: readonly Unit[]): (reference: UnitReference) => readonly Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const bySerial = indexBySerial(units)
  return (reference) => {
    if (!("unitId" in reference)) return bySerial(reference.serialNumber)
    const unit = byId.get(reference.unitId)
    return unit === undefined ? [] : [unit]
  }
}

function decideOne(ledger: Ledger, loaded: Loaded, input: UnitsCommand, unit: Unit, seen: Set<string>, context: CommandContext): Decision<UnitChange> {
  if (seen.has(unit.id)) return refuse(reject("unit.repeated", `Unit ${unit.serialNumber} is named twice in this request.`, { unit_id: unit.id }))
  seen.add(unit.id)
  const command = commandFor(ledger, loaded, input, unit)
  if (!command.ok) return command
  const decision = decide(unit, command.outcome, context)
  return decision.ok ? accept({ unitId: unit.id, before: unit, event: decision.outcome }) : decision
}

function commandFor(ledger: Ledger, loaded: Loaded, input: UnitsCommand, unit: Unit): Decision<UnitCommand> {
  const reasonCode = input.reasonCode ?? null
  switch (input.command) {
    case "move":
      // A new place without a bin means "no bin any more"; the same place keeps what is not named.
      return accept({ name: "move", locationId: input.locationId ?? null, bin: input.bin !== undefined ? input.bin : (input.locationId ?? unit.locationId) === unit.locationId ? unit.bin : null, reasonCode })
    case "hold":
      return accept({ name: "hold", holdId: ledger.newId("ahold"), kind: input.kind ?? "quality", reasonCode })
    case "release_hold":
      return accept({ name: "release_hold", holdId: input.holdId ?? null, kind: input.kind ?? null, reasonCode })
    case "mark_lost":
    case "scrap":
    case "void":
    case "take_over":
    case "void_shipment":
      return accept({ name: input.command, reasonCode })
    case "put_back":
      return accept({ name: "put_back", reasonCode, ...(input.bin === undefined ? {} : { bin: input.bin }) })
    case "confirm_delivered":
      return accept({ name: "deliver", reasonCode })
    case "hand_back":
      return accept({ name: "hand_back", trackingNumber: input.trackingNumber ?? null })
    case "mark_found":
      return accept({ name: "mark_found", locationId: input.locationId ?? null, quarantineLocationId: quarantineFor(loaded, input, unit), bin: input.bin ?? null, reasonCode })
    case "reinstate":
      return accept({ name: "reinstate", quarantineLocationId: quarantineFor(loaded, input, unit), reasonCode })
    case "quarantine": {
      const quarantineLocationId = quarantineFor(loaded, input, unit)
      if (quarantineLocationId === null) return refuse(reject("quarantine.location_missing", `The location of unit ${unit.serialNumber} has no quarantine location yet.`, { unit_id: unit.id, location_id: unit.locationId }))
      return accept({ name: "quarantine", quarantineLocationId, reasonCode })
    }
    case "restock": {
      const locationId = input.locationId ?? loaded.stockLocations.get(unit.locationId ?? "")
      if (locationId === undefined) return refuse(reject("location.required", `Say at which location unit ${unit.serialNumber} is restocked.`, { unit_id: unit.id }))
      return withIdentity(loaded, input, unit, (item, sellableGrades) => ({
        name: "restock", locationId, bin: input.bin ?? null, sellableGrades, reasonCode, ...(input.grade ? { grade: input.grade } : {}), ...(item ? { item } : {}),
      }))
    }
    case "regrade":
      return withIdentity(loaded, input, unit, (item, sellableGrades) => ({ name: "regrade", grade: input.grade ?? unit.grade, sellableGrades, reasonCode, ...(item ? { item } : {}) }))
    default:
      return assertNever(input.command)
  }
}

const ALL_GRADES: readonly Grade[] = ["new", "a", "b", "c", "salvage"]

/** Regrading may change what a unit is sold as; the new item's own policy rules its grades and its number's uniqueness. */
function withIdentity(loaded: Loaded, input: UnitsCommand, unit: Unit, command: (item: StockIdentity | undefined, sellableGrades: readonly Grade[]) => UnitCommand): Decision<UnitCommand> {
  const { inventoryItemId } = input
  const own = loaded.policies.get(unit.inventoryItemId)?.sellableGrades ?? ALL_GRADES
  if (inventoryItemId === undefined || inventoryItemId === unit.inventoryItemId) return accept(command(undefined, own))
  const policy = loaded.policies.get(inventoryItemId)
  if (policy === undefined) return refuse(reject("policy.not_found", `Inventory item ${inventoryItemId} has no serial policy.`, { inventory_item_id: inventoryItemId }))
  const other = loaded.newScope.get(unit.serialNumber)
  if (other !== undefined && other.id !== unit.id) {
    return refuse(reject("serial_number.duplicate", `Serial number ${unit.serialNumber} is taken within inventory item ${inventoryItemId}.`, { unit_id: other.id }))
  }
  return accept(command({ inventoryItemId, variantId: policy.variantId, serialScope: serialScopeOf(policy) }, own))
}

function quarantineFor(loaded: Loaded, input: UnitsCommand, unit: Unit): string | null {
  const place = input.locationId ?? unit.locationId ?? unit.lastLocationId
  return place === null ? null : loaded.quarantine.get(place) ?? null
}

function missingField(input: UnitsCommand): Rejection | null {
  const field = input.command === "hold" && input.kind === undefined ? "kind"
    : input.command === "regrade" && input.grade === undefined ? "grade"
    : input.command === "move" && input.locationId == null && input.bin === undefined ? "location_id"
    : null
  return field === null ? null : reject("command.field_required", `Command "${input.command}" needs "${field}".`, { command: input.command, field })
}

/** One reason for all refused units is the answer's own code; different reasons become `command.rejected`. */
function refusalOf(rejections: readonly { readonly reference: UnitReference; readonly rejection: Rejection }[], input: UnitsCommand): Rejection | null {
  const [first] = rejections
  if (first === undefined) return null
  const same = rejections.every(({ rejection }) => rejection.code === first.rejection.code)
  const rejected = rejections.map(({ reference, rejection }): Fact => ({ unit: nameOf(reference), code: rejection.code, message: rejection.message, ...(rejection.details ? { details: rejection.details } : {}) }))
  const message = rejections.length === 1 ? first.rejection.message : `${rejections.length} of ${input.units.length} units refuse "${input.command}", so none was changed. First: ${first.rejection.message}`
  return reject(same ? first.rejection.code : "command.rejected", message, { ...(rejections.length === 1 ? first.rejection.details : {}), rejected })
}

/** A hold on a unit that is promised to somebody stops its shipment; a person decides whether it is swapped. */
function heldThoughPromised({ before, event }: UnitChange): ExceptionFiling[] {
  if (before === null || event.type !== "unit.held" || !hasOpenAllocation(before)) return []
  return [{
    kind: "held_unit_promised", dedupeKey: `held_unit_promised:${before.id}:${before.lineItemId}`, unitId: before.id, orderId: before.orderId,
    lineItemId: before.lineItemId, inventoryItemId: before.inventoryItemId,
    summary: `Unit ${before.serialNumber} was put on hold although it is promised to an order; swap it for another unit or release the hold.`,
    details: { suggested_action: "swap" },
  }]
}
