import type { PoolClient } from "pg"
import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { serialScopeOf } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsInScope } from "../../ledger/load-units"
import type { UnitChange } from "../../ledger/record"
import type { CommandTransaction } from "../../ledger/run-command"
import type { UnitStep } from "../document/document-units"
import { loadPolicies } from "../serial-policy/load-policies"
import { loadReferenced, resolveReference, type UnitReference } from "../unit/find-units"
import { PartElsewhere, requireNoCycle } from "./component-graph"

/** What happens to a part with a serial number beside the unit it goes into or comes out of. */
export interface PartDeed {
  readonly steps: readonly UnitStep[]
  /** A part that was never registered is born by coming out. */
  readonly births: readonly UnitChange[]
}

interface PartMove {
  readonly parent: Unit
  readonly facts: Facts
  readonly quarantineLocationId: string | null
}

/** The unit a part line names. Null: no unit has that number yet. */
export async function findPart(client: PoolClient, reference: UnitReference, parentUnitId: string): Promise<Unit | null> {
  const loaded = await loadReferenced(client, [reference], "read")
  const found = resolveReference(reference, loaded, (unit) => unit.parentUnitId === parentUnitId)
  if (found.ok) return found.outcome
  if (found.rejection.code === "unit.not_found" && !("unitId" in reference)) return null
  throw new RejectionError(found.rejection)
}

/** Puts a part in. It must lie in stock; a part that is known to be in another unit is an alarm. */
export async function installPart(transaction: CommandTransaction, part: Unit | null, name: string, { parent, facts }: PartMove): Promise<PartDeed> {
  if (part === null) throw new RejectionError(reject("unit.not_found", `No unit is known by ${name}; a part must be received before it is put in.`, { unit: name }))
  if (part.status === "installed") {
    if (part.parentUnitId !== parent.id) throw new PartElsewhere(part, parent)
    throw new RejectionError(reject("repair_line.part_elsewhere", `Part ${part.serialNumber} is in this unit already.`, { unit_id: part.id }))
  }
  await requireNoCycle(transaction.client, parent, part)
  return { births: [], steps: [{ unitId: part.id, command: { name: "install", parentUnitId: parent.id }, facts }] }
}

export interface TakenOut {
  readonly owner: "shop" | "customer"
  /** Of a part nobody has registered: its number and what it is. */
  readonly serialNumber: string | null
  readonly inventoryItemId: string | null
  readonly newUnitId: string
}

/** Takes a part out, to quarantine. One that was never registered gets its history from here on. */
export async function takePartOut(transaction: CommandTransaction, part: Unit | null, taken: TakenOut, move: PartMove): Promise<PartDeed> {
  const { parent, facts } = move
  const quarantineLocationId = requireQuarantine(parent, move.quarantineLocationId)
  if (part === null) return extractPart(transaction, taken, { ...move, quarantineLocationId })
  if (part.parentUnitId !== parent.id) {
    if (part.status === "installed") throw new PartElsewhere(part, parent)
    throw new RejectionError(reject("repair_line.part_elsewhere", `Part ${part.serialNumber} is not known to be in unit ${parent.serialNumber}.`, { unit_id: part.id, unit_status: part.status }))
  }
  const ownerCustomerId = taken.owner === "customer" ? parent.ownerCustomerId : null
  return { births: [], steps: [{ unitId: part.id, command: { name: "remove", quarantineLocationId, owner: taken.owner, ownerCustomerId }, facts }] }
}

async function extractPart({ client, context }: CommandTransaction, taken: TakenOut, { parent, facts, quarantineLocationId }: PartMove & { readonly quarantineLocationId: string }): Promise<PartDeed> {
  const { serialNumber, inventoryItemId } = taken
  if (inventoryItemId === null || serialNumber === null) {
    throw new RejectionError(reject("repair_line.needs_part", "A part that was never registered needs its inventory item besides its serial number.", { serial_number: serialNumber }))
  }
  const policy = (await loadPolicies(client, [inventoryItemId])).get(inventoryItemId)
  if (policy === undefined) throw new RejectionError(reject("policy.not_found", `Inventory item ${inventoryItemId} has no serial policy.`, { inventory_item_id: inventoryItemId }))
  const checked = checkSerialNumber(serialNumber, policy.numberFormat)
  if (!checked.ok) throw new RejectionError(reject(checked.code, checked.message))
  const serialScope = serialScopeOf(policy)
  const [twin] = await loadUnitsInScope(client, serialScope, [checked.normalized])
  if (twin !== undefined) throw new RejectionError(reject("serial_number.duplicate", `Serial number ${checked.normalized} belongs to another unit.`, { unit_id: twin.id }))
  const birth = { serialNumber: checked.normalized, scannedAs: checked.scannedAs, serialScope, inventoryItemId, variantId: policy.variantId }
  const decision = decide(null, {
    name: "extract", birth, parentUnitId: parent.id, quarantineLocationId, owner: taken.owner, ownerCustomerId: taken.owner === "customer" ? parent.ownerCustomerId : null,
  }, context)
  if (!decision.ok) throw new RejectionError(decision.rejection)
  return { steps: [], births: [{ unitId: taken.newUnitId, before: null, event: { ...decision.outcome, facts: { ...decision.outcome.facts, ...facts } } }] }
}

/** A line taken back: its part comes out again, the shop's. */
export function undoInstallation(part: Unit, { parent, facts, quarantineLocationId }: PartMove): PartDeed {
  if (part.parentUnitId !== parent.id) throw new RejectionError(reject("repair_line.part_elsewhere", `Part ${part.serialNumber} is not in unit ${parent.serialNumber} any more.`, { unit_id: part.id }))
  return { births: [], steps: [{ unitId: part.id, command: { name: "remove", quarantineLocationId: requireQuarantine(parent, quarantineLocationId), owner: "shop" }, facts }] }
}

export function requireQuarantine(unit: Unit, quarantineLocationId: string | null): string {
  if (quarantineLocationId !== null) return quarantineLocationId
  throw new RejectionError(reject("quarantine.location_missing", `The bench of unit ${unit.serialNumber} has no quarantine location yet.`, { unit_id: unit.id }))
}
