import type { PoolClient } from "pg"
import { accept } from "../../domain/common/decision"
import type { Fact, Facts } from "../../domain/common/rejection"
import type { SerialPolicy } from "../../domain/unit/serial-policy"
import type { Unit } from "../../domain/unit/unit"
import type { LockMode } from "../../ledger/load-units"
import { requestHash } from "../../ledger/receipts"
import type { CommandContext, UnitChange } from "../../ledger/record"
import { type CommandRequest, type CommandResult, type Ledger, type Plan, runCommand } from "../../ledger/run-command"
import { UNIT_SELECT, type UnitRow, unitOfRow } from "../../ledger/unit-columns"
import { namedQuery } from "../../persistence/named-query"
import { loadPolicies } from "../serial-policy/load-policies"
import { messagesOf } from "../unit/unit-event-messages"
import { decideLine, keyOf, type ScopedNumber, scopedNumberOf } from "./decide-line"
import type { ImportedUnit, LineVerdict } from "./import-line"

export interface WaitingLine {
  readonly line: number
  readonly unit: ImportedUnit
}

export interface ImportChunk {
  readonly importId: string
  /** Position of the chunk in the file; with the import's id the key that keeps it from being done twice. */
  readonly chunk: number
  readonly actor: CommandRequest["actor"]
  readonly lines: readonly WaitingLine[]
}

/**
 * Takes one chunk in: one command of the ledger. When it was done before and only its verdicts were lost, its receipt
 * gives them back, unit by unit.
 */
export async function importChunk(ledger: Ledger, { importId, chunk, actor, lines }: ImportChunk): Promise<LineVerdict[]> {
  const request: CommandRequest = {
    actor, reference: { type: "import", id: importId },
    idempotency: { scope: "import", key: `${importId}:${chunk}`, requestHash: requestHash({ import_id: importId, chunk }) },
  }
  const result = await runCommand(ledger, request, {
    load: (client, mode) => load(client, mode, lines),
    decide: (loaded, context) => accept(plan(ledger, lines, loaded, context)),
  })
  return verdictsOf(result)
}

interface Loaded {
  readonly policies: ReadonlyMap<string, SerialPolicy>
  readonly existing: ReadonlyMap<string, Unit>
}

async function load(client: PoolClient, mode: LockMode, lines: readonly WaitingLine[]): Promise<Loaded> {
  const policies = await loadPolicies(client, lines.map(({ unit }) => unit.inventoryItemId))
  const numbers = lines.flatMap(({ unit }) => scopedNumberOf(unit, policies.get(unit.inventoryItemId)) ?? [])
  const units = await loadUnitsByNumber(client, mode, numbers)
  return { policies, existing: new Map(units.map((unit) => [keyOf({ scope: unit.serialScope, number: unit.serialNumber }), unit])) }
}

/** Units of many items, so of many scopes, in one statement. */
async function loadUnitsByNumber(client: PoolClient, mode: LockMode, numbers: readonly ScopedNumber[]): Promise<Unit[]> {
  if (numbers.length === 0) return []
  const lock = mode === "lock" ? " order by u.id for no key update of u" : ""
  const rows = await namedQuery<UnitRow>(
    client,
    `select ${UNIT_SELECT} from serial_unit u where (u.serial_scope, u.serial_number) in (select x.scope, x.number from unnest($1::text[], $2::text[]) x (scope, number)) and u.status <> 'void'${lock}`,
    [numbers.map(({ scope }) => scope), numbers.map(({ number }) => number)],
  )
  return rows.map(unitOfRow)
}

function plan(ledger: Ledger, lines: readonly WaitingLine[], { policies, existing }: Loaded, context: CommandContext): Plan {
  const changes: UnitChange[] = []
  const accepted: number[] = []
  const rejected: Fact[] = []
  const seen = new Set<string>()
  for (const { line, unit } of lines) {
    const policy = policies.get(unit.inventoryItemId)
    const number = scopedNumberOf(unit, policy)
    const key = number === null ? null : keyOf(number)
    const decision = decideLine({
      unit, policy, before: key === null ? null : existing.get(key) ?? null, isRepeated: key !== null && seen.has(key), newUnitId: () => ledger.newId("aunit"),
    }, context)
    if (!decision.ok) {
      rejected.push({ line, code: decision.rejection.code, message: decision.rejection.message, details: decision.rejection.details ?? null })
      continue
    }
    // Only a line that was taken in makes a later one a repetition of it.
    if (key !== null) seen.add(key)
    changes.push(decision.outcome)
    accepted.push(line)
  }
  return { changes, messages: messagesOf, policies: [...policies.values()], summary: { accepted, rejected } }
}

/** The receipt keeps the lines in the order of its units. */
function verdictsOf({ summary, units }: CommandResult): LineVerdict[] {
  const accepted = summary["accepted"] as readonly number[]
  const rejected = summary["rejected"] as unknown as readonly { line: number; code: string; message: string; details?: Facts | null }[]
  return [
    ...accepted.map((line, index): LineVerdict => ({ line, status: "accepted", unitId: units[index]?.id ?? "" })),
    ...rejected.map((verdict): LineVerdict => ({ ...verdict, details: verdict.details ?? null, status: "rejected" })),
  ]
}
