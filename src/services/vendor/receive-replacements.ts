import { RejectionError, reject } from "../../domain/common/rejection"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import type { DecidedOutcome, VendorClaimLine } from "../../domain/vendor/vendor-claim"
import { loadUnitsInScope } from "../../ledger/load-units"
import type { UnitChange } from "../../ledger/record"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "../unit/unit-event-messages"
import type { VendorClaimWork } from "./on-vendor-claim"

/** The unit that the maker sent instead, as it arrives. */
export interface Replacement {
  /** As scanned. */
  readonly serialNumber: string
  /** Where it is not the same product. */
  readonly inventoryItemId?: string | null
  readonly variantId?: string | null
  readonly locationId: string
}

interface Answer {
  readonly lineId: string
  readonly outcome: DecidedOutcome
  readonly replacement?: Replacement | null
}

interface Arrival {
  readonly line: VendorClaimLine
  readonly old: Unit
  readonly replacement: Replacement
  readonly policy: SerialPolicy
  readonly serialNumber: string
  readonly scannedAs: string
}

/**
 * Receives the units that came instead into stock, one event each that names the unit it stands for. The number a line
 * has already is no new unit: then only the rest of the answer changes. By line.
 */
export async function receiveReplacements(work: VendorClaimWork, answers: readonly Answer[]): Promise<ReadonlyMap<string, string>> {
  const arrivals = await arrivalsOf(work, answers)
  const result = new Map<string, string>()
  const births: UnitChange[] = []
  const known = await knownUnits(work, arrivals)
  for (const arrival of arrivals) {
    const before = known.get(keyOf(serialScopeOf(arrival.policy), arrival.serialNumber)) ?? null
    if (before !== null && before.id === arrival.line.replacementUnitId) {
      result.set(arrival.line.id, before.id)
      continue
    }
    if (births.some(({ unitId }) => unitId === before?.id) || [...result.values()].includes(before?.id ?? "")) throw repeated(arrival)
    const birth = birthOf(work, arrival, before)
    if (births.some(({ event }) => event.changes.serialNumber === arrival.serialNumber && event.changes.serialScope === serialScopeOf(arrival.policy))) throw repeated(arrival)
    births.push(birth)
    result.set(arrival.line.id, birth.unitId)
  }
  if (births.length > 0) await work.transaction.append({ changes: births, messages: messagesOf })
  return result
}

async function arrivalsOf({ claim, units, transaction }: VendorClaimWork, answers: readonly Answer[]): Promise<Arrival[]> {
  const named = answers.flatMap(({ lineId, outcome, replacement }) => {
    const line = claim.lines.find(({ id }) => id === lineId)
    return line === undefined || replacement == null || outcome !== "replaced" ? [] : [{ line, replacement, old: units.get(line.unitId) }]
  })
  const itemOf = ({ replacement, old }: (typeof named)[number]): string => replacement.inventoryItemId ?? old.inventoryItemId
  const policies = await loadPolicies(transaction.client, named.map(itemOf))
  return named.map((arrival) => {
    const policy = policies.get(itemOf(arrival))
    if (policy === undefined || policy.tracking !== "full") {
      throw new RejectionError(reject("policy.not_tracked_in_stock", `Inventory item ${itemOf(arrival)} has no serial policy that tracks units in stock (tracking "full"), so its replacement cannot be received here.`, { inventory_item_id: itemOf(arrival) }))
    }
    const checked = checkSerialNumber(arrival.replacement.serialNumber, policy.numberFormat)
    if (!checked.ok) throw new RejectionError(reject(checked.code, checked.message))
    return { ...arrival, policy, serialNumber: checked.normalized, scannedAs: checked.scannedAs }
  })
}

/** One statement for each scope of uniqueness among them, which is usually one. */
async function knownUnits({ transaction }: VendorClaimWork, arrivals: readonly Arrival[]): Promise<ReadonlyMap<string, Unit>> {
  const byScope = new Map<string, string[]>()
  for (const { policy, serialNumber } of arrivals) byScope.set(serialScopeOf(policy), [...(byScope.get(serialScopeOf(policy)) ?? []), serialNumber])
  const known = new Map<string, Unit>()
  for (const [scope, numbers] of [...byScope].sort()) for (const unit of await loadUnitsInScope(transaction.client, scope, numbers, "lock")) known.set(keyOf(scope, unit.serialNumber), unit)
  return known
}

const keyOf = (scope: string, serialNumber: string): string => `${scope} ${serialNumber}`

function birthOf({ ledger, transaction, claim }: VendorClaimWork, arrival: Arrival, before: Unit | null): UnitChange {
  const { line, old, policy, replacement, serialNumber, scannedAs } = arrival
  const variantId = replacement.variantId ?? policy.variantId ?? (policy.inventoryItemId === old.inventoryItemId ? old.variantId : null)
  const birth = { serialNumber, scannedAs, serialScope: serialScopeOf(policy), inventoryItemId: policy.inventoryItemId, variantId }
  const decision = decide(before, { name: "receive", birth, locationId: replacement.locationId, reasonCode: "vendor_replacement" }, transaction.context)
  if (!decision.ok) throw new RejectionError(decision.rejection)
  const facts = { ...decision.outcome.facts, vendor_claim_id: claim.id, vendor_claim_line_id: line.id, replaces_unit_id: line.unitId }
  return { unitId: before?.id ?? ledger.newId("aunit"), before, event: { ...decision.outcome, facts } }
}

const repeated = ({ serialNumber }: Arrival): RejectionError => new RejectionError(reject("serial_number.repeated", `Serial number ${serialNumber} stands for two units of this request.`, { serial_number: serialNumber }))
