import { RejectionError, reject } from "../../domain/common/rejection"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsBySerial, loadUnitsInScope } from "../../ledger/load-units"
import type { UnitChange } from "../../ledger/record"
import type { CommandTransaction, Ledger } from "../../ledger/run-command"
import { loadPolicies } from "../serial-policy/load-policies"
import { serialNumbersOf } from "../unit/find-units"
import { messagesOf } from "../unit/unit-event-messages"
import type { OpenRmaLine } from "./open-rma"

/** What a number that we never saw is of. */
export interface LegacyItem {
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly productId?: string | null
}

/**
 * Units sold before the system are accepted at once: a line that says what the number is of and why it is accepted bears
 * its unit as sold, with the customer. Without both nothing is born: a return never silently makes a unit. By the index
 * of the line.
 */
export async function bearLegacyUnits(ledger: Ledger, transaction: CommandTransaction, customerId: string | null, lines: readonly OpenRmaLine[]): Promise<ReadonlyMap<number, Unit>> {
  const { client, append } = transaction
  const wanted = lines.flatMap((line, index) => ("serialNumber" in line.unit && line.item !== undefined && line.blindReason !== undefined ? [{ index, item: line.item, serialNumber: line.unit.serialNumber }] : []))
  if (wanted.length === 0) return new Map()
  const known = await loadUnitsBySerial(client, wanted.flatMap(({ serialNumber }) => serialNumbersOf(serialNumber)), null)
  const unknown = wanted.filter(({ serialNumber }) => !known.some((unit) => serialNumbersOf(serialNumber).includes(unit.serialNumber)))
  const policies = await loadPolicies(client, unknown.map(({ item }) => item.inventoryItemId))
  const births: { readonly index: number; readonly change: UnitChange }[] = []
  for (const { index, item, serialNumber } of unknown) {
    births.push({ index, change: await birthOf(ledger, transaction, customerId, item, serialNumber, policies.get(item.inventoryItemId)) })
  }
  const recorded = await append({ changes: births.map(({ change }) => change), messages: messagesOf })
  return new Map(births.flatMap(({ index, change }): [number, Unit][] => {
    const after = recorded.find(({ unitId }) => unitId === change.unitId)?.after
    return after === undefined ? [] : [[index, after]]
  }))
}

async function birthOf(ledger: Ledger, { client, context }: CommandTransaction, customerId: string | null, item: LegacyItem, scanned: string, policy: SerialPolicy | undefined): Promise<UnitChange> {
  const checked = checkSerialNumber(scanned, policy?.numberFormat ?? null)
  if (!checked.ok) throw new RejectionError(reject(checked.code, checked.message))
  // An item that is not serialized (yet) has no scope of its own: the number is unique within the item.
  const serialScope = policy === undefined ? `item:${item.inventoryItemId}` : serialScopeOf(policy)
  const [taken] = await loadUnitsInScope(client, serialScope, [checked.normalized])
  const birth = { serialNumber: checked.normalized, scannedAs: checked.scannedAs, serialScope, inventoryItemId: item.inventoryItemId, variantId: item.variantId ?? policy?.variantId ?? null }
  const decision = decide(taken ?? null, { name: "register_sold", birth, customerId, orderId: null, soldOn: null, delivered: true }, context)
  if (!decision.ok) throw new RejectionError(decision.rejection)
  return { unitId: taken?.id ?? ledger.newId("aunit"), before: taken ?? null, event: decision.outcome }
}
