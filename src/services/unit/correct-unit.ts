import { type Decision, accept, refuse } from "../../domain/common/decision"
import { reject, type Rejection } from "../../domain/common/rejection"
import { decide } from "../../domain/unit/decide"
import { checkSerialNumber } from "../../domain/unit/serial-number"
import { type SerialPolicy } from "../../domain/unit/serial-policy"
import type { Identifier, Unit, UnitChanges } from "../../domain/unit/unit"
import { loadUnitsById, loadUnitsInScope } from "../../ledger/load-units"
import type { CommandContext } from "../../ledger/record"
import { type CommandRequest, type CommandResult, type Ledger, type Plan, runCommand } from "../../ledger/run-command"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "./unit-event-messages"

/** Facts that were told wrong and can be told anew. Where a unit is and whose it is change only by commands. */
export const CORRECTABLE_FIELDS = ["serial_number", "lot_number", "manufactured_on", "expires_on", "identifiers", "bin"] as const

export interface CorrectUnit {
  readonly unitId: string
  /** The event that told it wrong. */
  readonly correctsSequence: number
  readonly reasonCode: string
  readonly data: {
    readonly serial_number?: string
    readonly lot_number?: string | null
    readonly manufactured_on?: string | null
    readonly expires_on?: string | null
    readonly identifiers?: readonly Identifier[]
    readonly bin?: string | null
  }
}

/** A new event that says what is right; the wrong one stays in the history and is pointed at. */
export async function correctUnit(ledger: Ledger, request: CommandRequest, input: CorrectUnit): Promise<CommandResult> {
  return runCommand(ledger, request, {
    load: async (client, mode) => {
      const [unit] = await loadUnitsById(client, [input.unitId], mode)
      if (unit === undefined) return { unit, policy: undefined, taken: [] }
      const policy = (await loadPolicies(client, [unit.inventoryItemId])).get(unit.inventoryItemId)
      const checked = checkSerialNumber(input.data.serial_number, null)
      const taken = checked.ok ? await loadUnitsInScope(client, unit.serialScope, [checked.normalized]) : []
      return { unit, policy, taken }
    },
    decide: (loaded, context) => decideCorrection(loaded, input, context),
  })
}

interface Loaded {
  readonly unit: Unit | undefined
  readonly policy: SerialPolicy | undefined
  readonly taken: readonly Unit[]
}

function decideCorrection({ unit, policy, taken }: Loaded, input: CorrectUnit, context: CommandContext): Decision<Plan> {
  if (unit === undefined) return refuse(reject("unit.not_found", `No unit has the id ${input.unitId}.`, { unit_id: input.unitId }))
  if (input.correctsSequence > unit.version) {
    return refuse(notAllowed(unit, `it has no event ${input.correctsSequence}`))
  }
  const changes = changesOf(unit, policy, taken, input)
  if (!changes.ok) return changes
  if (Object.keys(changes.outcome).length === 0) return refuse(notAllowed(unit, "the correction changes nothing"))
  const decision = decide(unit, { name: "correct", correctsSequence: input.correctsSequence, changes: changes.outcome, reasonCode: input.reasonCode }, context)
  if (!decision.ok) return decision
  if (Object.keys(decision.outcome.changes).length === 0) return refuse(notAllowed(unit, "it already is as the correction says"))
  return accept({ changes: [{ unitId: unit.id, before: unit, event: decision.outcome }], messages: messagesOf, summary: {} })
}

function changesOf(unit: Unit, policy: SerialPolicy | undefined, taken: readonly Unit[], { data }: CorrectUnit): Decision<UnitChanges> {
  const facts: UnitChanges = {
    ...(data.lot_number !== undefined ? { lotNumber: data.lot_number } : {}),
    ...(data.manufactured_on !== undefined ? { manufacturedOn: data.manufactured_on } : {}),
    ...(data.expires_on !== undefined ? { expiresOn: data.expires_on } : {}),
    ...(data.identifiers !== undefined ? { identifiers: data.identifiers } : {}),
    ...(data.bin !== undefined ? { bin: data.bin } : {}),
  }
  if (data.serial_number === undefined) return accept(facts)
  const checked = checkSerialNumber(data.serial_number, policy?.numberFormat ?? null)
  if (!checked.ok) return refuse(reject(checked.code, checked.message))
  const other = taken.find(({ id }) => id !== unit.id)
  if (other !== undefined) return refuse(reject("serial_number.duplicate", `Serial number ${checked.normalized} belongs to another unit.`, { unit_id: other.id }))
  return accept({ ...facts, serialNumber: checked.normalized, scannedAs: checked.scannedAs })
}

const notAllowed = (unit: Unit, why: string): Rejection =>
  reject("correction.not_allowed", `Unit ${unit.serialNumber} cannot be corrected so: ${why}.`, { unit_id: unit.id, correctable: CORRECTABLE_FIELDS })
