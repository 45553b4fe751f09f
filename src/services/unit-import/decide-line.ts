import { type Decision, accept, refuse } from "../../domain/common/decision"
import { type Facts, type Rejection, reject } from "../../domain/common/rejection"
import type { Birth, UnitCommand } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import type { CommandContext, UnitChange } from "../../ledger/record"
import type { ImportedUnit } from "./import-line"

/** The key a number is unique by. */
export interface ScopedNumber {
  readonly scope: string
  readonly number: string
}

export const keyOf = ({ scope, number }: ScopedNumber): string => `${scope} ${number}`

/** The scope and normal form of a line's number; null when the item has no policy or the number is none. */
export function scopedNumberOf(unit: ImportedUnit, policy: SerialPolicy | undefined): ScopedNumber | null {
  if (policy === undefined) return null
  const checked = checkSerialNumber(unit.serialNumber, policy.numberFormat)
  return checked.ok ? { scope: serialScopeOf(policy), number: checked.normalized } : null
}

interface LineCase {
  readonly unit: ImportedUnit
  readonly policy: SerialPolicy | undefined
  readonly before: Unit | null
  /** The number stood in an earlier line of the same chunk. */
  readonly isRepeated: boolean
  readonly newUnitId: () => string
}

/** Receives the unit into stock, or registers it as sold: the same births as everywhere, decided by the same rules. */
export function decideLine({ unit, policy, before, isRepeated, newUnitId }: LineCase, context: CommandContext): Decision<UnitChange> {
  const refusal = refusedByPolicy(unit, policy) ?? refusedByDate(unit, context)
  if (refusal !== null || policy === undefined) return refuse(refusal ?? withoutPolicy(unit))
  const checked = checkSerialNumber(unit.serialNumber, policy.numberFormat)
  if (!checked.ok) return refuse(reject(checked.code, checked.message))
  if (isRepeated) return refuse(reject("serial_number.repeated", `Serial number ${checked.normalized} stands in an earlier line of this file.`))
  const birth: Birth = {
    serialNumber: checked.normalized, scannedAs: checked.scannedAs, serialScope: serialScopeOf(policy), inventoryItemId: unit.inventoryItemId, variantId: unit.variantId ?? policy.variantId,
    grade: unit.grade ?? "new", lotNumber: unit.lotNumber, manufacturedOn: unit.manufacturedOn, expiresOn: unit.expiresOn,
    identifiers: unit.identifiers.length > 0 ? unit.identifiers : before?.identifiers ?? [],
  }
  const decision = decide(before, commandFor(unit, birth), context)
  if (!decision.ok) return decision
  const event = { ...decision.outcome, facts: { ...decision.outcome.facts, ...soldFacts(unit) } }
  const isAdopted = unit.whereabouts.kind === "stocked" && unit.whereabouts.stockEffect === "adopt"
  return accept({ unitId: before?.id ?? newUnitId(), before, event, ...(isAdopted ? { stockByMedusa: true } : {}) })
}

function commandFor({ whereabouts }: ImportedUnit, birth: Birth): UnitCommand {
  if (whereabouts.kind === "stocked") {
    return { name: "receive", birth, locationId: whereabouts.locationId, bin: whereabouts.bin, adopt: whereabouts.stockEffect === "adopt" }
  }
  return { name: "register_sold", birth, customerId: whereabouts.customerId, orderId: null, soldOn: whereabouts.soldOn, delivered: whereabouts.status === "delivered" }
}

/** What the sale was elsewhere. The entitlement is derived from these, so they belong into the history. */
function soldFacts({ whereabouts }: ImportedUnit): Facts {
  if (whereabouts.kind === "stocked") return {}
  const { orderReference, warrantyEndsOn } = whereabouts
  return { ...(orderReference === null ? {} : { order_reference: orderReference }), ...(warrantyEndsOn === null ? {} : { warranty_ends_on: warrantyEndsOn }) }
}

function refusedByPolicy(unit: ImportedUnit, policy: SerialPolicy | undefined): Rejection | null {
  if (policy === undefined || policy.tracking === "none") return withoutPolicy(unit)
  if (unit.whereabouts.kind === "sold") return null
  const details = { inventory_item_id: unit.inventoryItemId }
  if (policy.tracking !== "full") return reject("policy.not_tracked_in_stock", `Inventory item ${unit.inventoryItemId} has no serial policy that tracks units in stock (tracking "full").`, details)
  if (unit.whereabouts.stockEffect === "adopt" && policy.state !== "adopting") {
    return reject("policy.not_adopting", `Inventory item ${unit.inventoryItemId} is not being adopted any more; import its units with stock_effect "add".`, details)
  }
  if (!policy.sellableGrades.includes(unit.grade ?? "new")) {
    return reject("grade.needs_item", `Units of grade ${unit.grade ?? "new"} are not sold as inventory item ${unit.inventoryItemId}; name the item they are sold as.`, details)
  }
  return null
}

function refusedByDate({ whereabouts, manufacturedOn }: ImportedUnit, context: CommandContext): Rejection | null {
  const soldOn = whereabouts.kind === "sold" ? whereabouts.soldOn : null
  // A day ahead is still today somewhere.
  const latest = new Date(Date.parse(context.at) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  if (soldOn !== null && soldOn > latest) return reject("occurred_at.in_future", `sold_on ${soldOn} is still to come.`)
  if (soldOn !== null && manufacturedOn !== null && soldOn < manufacturedOn) return reject("import.line_invalid", `sold_on ${soldOn} is before manufactured_on ${manufacturedOn}.`, { problem: "before", column: "sold_on", value: soldOn, than: "manufactured_on", limit: manufacturedOn })
  return null
}

const withoutPolicy = ({ inventoryItemId }: ImportedUnit): Rejection =>
  reject("policy.not_found", `Inventory item ${inventoryItemId} has no serial policy, so its units have no numbers.`, { inventory_item_id: inventoryItemId })
