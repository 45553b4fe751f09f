import type { PoolClient } from "pg"
import { type Decision, accept, refuse } from "../../domain/common/decision"
import { type Fact, reject } from "../../domain/common/rejection"
import { parseScan } from "../../domain/gs1/scan-code"
import { normalizeSerialNumber } from "../../domain/unit/serial-number"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsById, loadUnitsBySerial, type LockMode } from "../../ledger/load-units"

/** How callers name a unit: by id, or by number and, where that is not enough, item. */
export type UnitReference = { readonly unitId: string } | { readonly serialNumber: string; readonly inventoryItemId?: string | null }

/** What a scan may mean: the text itself, and the serial number inside it when it is a GS1 code (a plain number can look like one). */
export function serialNumbersOf(scanned: string): string[] {
  const plain = normalizeSerialNumber(scanned)
  const inside = parseScan(scanned)?.serialNumber
  return inside === undefined || normalizeSerialNumber(inside) === plain ? [plain] : [plain, normalizeSerialNumber(inside)]
}

export const nameOf = (reference: UnitReference): string => ("unitId" in reference ? reference.unitId : reference.serialNumber.slice(0, 64))

/** What the references may mean, loaded by two statements however many there are. */
export async function loadReferenced(client: PoolClient, references: readonly UnitReference[], mode: LockMode): Promise<Unit[]> {
  const ids = references.flatMap((reference) => ("unitId" in reference ? [reference.unitId] : []))
  const numbers = references.flatMap((reference) => ("unitId" in reference ? [] : serialNumbersOf(reference.serialNumber)))
  const bySerial = await loadUnitsBySerial(client, numbers, null, numbers.length > 0 && ids.length === 0 ? mode : "read")
  if (ids.length === 0) return bySerial
  // Both kinds at once: lock all by id, in one statement, so that the order of locks is one order.
  return loadUnitsById(client, [...new Set([...ids, ...bySerial.map(({ id }) => id)])], mode)
}

/** Many scans against many units: looked up, not searched. Give `resolveReference` what it finds. */
export function indexBySerial(units: readonly Unit[]): (scanned: string) => readonly Unit[] {
  const index = new Map<string, Unit[]>()
  for (const unit of units) {
    const same = index.get(unit.serialNumber)
    if (same === undefined) index.set(unit.serialNumber, [unit])
    else same.push(unit)
  }
  return (scanned) => serialNumbersOf(scanned).flatMap((number) => index.get(number) ?? [])
}

/** The one unit a reference means among those loaded. `preferred` (the document's own units) win over others. */
export function resolveReference(reference: UnitReference, loaded: readonly Unit[], preferred: (unit: Unit) => boolean = () => false): Decision<Unit> {
  const matches = loaded.filter((unit) => isMeant(reference, unit))
  const own = matches.filter(preferred)
  const candidates = own.length > 0 ? own : matches
  const [only] = candidates
  if (only === undefined) return refuse(reject("unit.not_found", `No unit is known by ${nameOf(reference)}.`, { unit: nameOf(reference) }))
  if (candidates.length === 1) return accept(only)
  return refuse(reject("unit.ambiguous", `${candidates.length} units bear serial number ${nameOf(reference)}; name the item too.`, {
    serial_number: nameOf(reference), candidates: candidates.map(candidateOf) as readonly Fact[],
  }))
}

function isMeant(reference: UnitReference, unit: Unit): boolean {
  if ("unitId" in reference) return unit.id === reference.unitId
  const item = reference.inventoryItemId ?? null
  return serialNumbersOf(reference.serialNumber).includes(unit.serialNumber) && (item === null || unit.inventoryItemId === item)
}

const candidateOf = (unit: Unit): Fact => ({
  id: unit.id, serial_number: unit.serialNumber, inventory_item_id: unit.inventoryItemId, variant_id: unit.variantId, status: unit.status,
})
