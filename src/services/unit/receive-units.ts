import type { PoolClient } from "pg"
import { type Decision, accept, refuse } from "../../domain/common/decision"
import { type Fact, type Rejection, RejectionError, reject } from "../../domain/common/rejection"
import type { Birth } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { type SerialPolicy, serialScopeOf } from "../../domain/unit/serial-policy"
import type { CalendarDate, Identifier, Unit } from "../../domain/unit/unit"
import { loadUnitsInScope, type LockMode } from "../../ledger/load-units"
import type { CommandContext, UnitChange } from "../../ledger/record"
import { type CommandRequest, type CommandResult, type Ledger, type Plan, runCommand } from "../../ledger/run-command"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "./unit-event-messages"

/** The most units one request may name. */
export const UNITS_PER_REQUEST_MAX = 10_000

export interface ReceiveUnits {
  readonly inventoryItemId: string
  readonly variantId: string | null
  readonly locationId: string
  readonly bin?: string | null
  /** As scanned; each is checked and gets its verdict by its index. */
  readonly serialNumbers: readonly unknown[]
  readonly lotNumber?: string | null
  readonly manufacturedOn?: CalendarDate | null
  readonly expiresOn?: CalendarDate | null
  /** Second numbers by serial number as scanned. */
  readonly identifiers?: { readonly [serialNumber: string]: readonly Identifier[] }
  /** `add` raises Medusa's level; `adopt` takes over stock that Medusa counts already. */
  readonly stockEffect: "add" | "adopt"
  readonly onError: "reject_all" | "skip"
}

export interface RejectedLine {
  readonly index: number
  readonly serial_number: string
  readonly code: string
  readonly message: string
}

/**
 * Receives units into stock, each with a verdict. `reject_all`: one bad line refuses all with `receive.rejected`;
 * `skip`: the good lines are received and the bad ones listed in the summary's `rejected`.
 */
export async function receiveUnits(ledger: Ledger, request: CommandRequest, input: ReceiveUnits): Promise<CommandResult> {
  if (input.serialNumbers.length > UNITS_PER_REQUEST_MAX) throw tooMany(input.serialNumbers.length)
  return runCommand(ledger, request, {
    load: (client, mode) => loadForReceive(client, mode, input),
    decide: (loaded, context) => decideReceive(ledger, loaded, input, context),
    unitCount: input.serialNumbers.length,
  })
}

interface Loaded {
  readonly policy: SerialPolicy | undefined
  readonly existing: ReadonlyMap<string, Unit>
}

async function loadForReceive(client: PoolClient, mode: LockMode, input: ReceiveUnits): Promise<Loaded> {
  const policy = (await loadPolicies(client, [input.inventoryItemId])).get(input.inventoryItemId)
  if (policy === undefined) return { policy, existing: new Map() }
  const numbers = input.serialNumbers.flatMap((raw) => {
    const checked = checkSerialNumber(raw, policy.numberFormat)
    return checked.ok ? [checked.normalized] : []
  })
  const units = await loadUnitsInScope(client, serialScopeOf(policy), numbers, mode)
  return { policy, existing: new Map(units.map((unit) => [unit.serialNumber, unit])) }
}

function decideReceive(ledger: Ledger, { policy, existing }: Loaded, input: ReceiveUnits, context: CommandContext): Decision<Plan> {
  const refusal = policyRefusal(policy, input)
  if (refusal !== null || policy === undefined) return refuse(refusal ?? notTracked(input))
  const changes: UnitChange[] = []
  const rejected: RejectedLine[] = []
  const seen = new Set<string>()
  for (const [index, raw] of input.serialNumbers.entries()) {
    const line = decideLine(ledger, policy, existing, seen, raw, input, context)
    if (line.ok) changes.push(line.outcome)
    else rejected.push({ index, serial_number: shown(raw), code: line.rejection.code, message: line.rejection.message })
  }
  const list = rejected as unknown as readonly Fact[]
  if (rejected.length > 0 && input.onError === "reject_all") {
    return refuse(reject("receive.rejected", `${rejected.length} of ${input.serialNumbers.length} serial numbers cannot be received, so none was. First: ${rejected[0]?.message}`, { rejected: list }))
  }
  return accept({ changes, messages: messagesOf, policies: [policy], summary: { received_count: changes.length, rejected: list } })
}

function decideLine(ledger: Ledger, policy: SerialPolicy, existing: ReadonlyMap<string, Unit>, seen: Set<string>, raw: unknown, input: ReceiveUnits, context: CommandContext): Decision<UnitChange> {
  const checked = checkSerialNumber(raw, policy.numberFormat)
  if (!checked.ok) return refuse(reject(checked.code, checked.message))
  if (seen.has(checked.normalized)) return refuse(reject("serial_number.repeated", `Serial number ${checked.normalized} stands more than once in this request.`))
  seen.add(checked.normalized)
  const before = existing.get(checked.normalized) ?? null
  const birth: Birth = {
    serialNumber: checked.normalized, scannedAs: checked.scannedAs, serialScope: serialScopeOf(policy), inventoryItemId: policy.inventoryItemId,
    variantId: input.variantId ?? policy.variantId, lotNumber: input.lotNumber ?? null, manufacturedOn: input.manufacturedOn ?? null,
    expiresOn: input.expiresOn ?? null, identifiers: told(input, checked.scannedAs) ?? told(input, checked.normalized) ?? before?.identifiers ?? [],
  }
  const adopt = input.stockEffect === "adopt"
  const decision = decide(before, { name: "receive", birth, locationId: input.locationId, bin: input.bin ?? null, adopt }, context)
  if (!decision.ok) return decision
  return accept({ unitId: before?.id ?? ledger.newId("aunit"), before, event: decision.outcome, stockByMedusa: adopt })
}

/** Own entries only: a serial number may be a word like `constructor`. */
const told = ({ identifiers }: ReceiveUnits, serialNumber: string): readonly Identifier[] | undefined =>
  identifiers !== undefined && Object.hasOwn(identifiers, serialNumber) ? identifiers[serialNumber] : undefined

function policyRefusal(policy: SerialPolicy | undefined, input: ReceiveUnits): Rejection | null {
  if (policy === undefined || policy.tracking !== "full") return notTracked(input)
  if (input.stockEffect === "adopt" && policy.state !== "adopting") {
    return reject("policy.not_adopting", `Inventory item ${input.inventoryItemId} is not being adopted any more; receive its units with stock_effect "add".`, { inventory_item_id: input.inventoryItemId })
  }
  return null
}

const notTracked = (input: ReceiveUnits): Rejection =>
  reject("policy.not_tracked_in_stock", `Inventory item ${input.inventoryItemId} has no serial policy that tracks units in stock (tracking "full").`, { inventory_item_id: input.inventoryItemId })

function tooMany(count: number): Error {
  return new RejectionError(reject("request.too_many", `${count} units in one request; at most ${UNITS_PER_REQUEST_MAX} are taken.`, { count, limit: UNITS_PER_REQUEST_MAX }))
}

const shown = (raw: unknown): string => (typeof raw === "string" ? raw.slice(0, 64) : JSON.stringify(raw ?? null).slice(0, 64))
