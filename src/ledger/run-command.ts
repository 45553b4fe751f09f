import type { PoolClient } from "pg"
import type { DataSource } from "typeorm"
import { assert } from "../domain/common/assert"
import type { Decision } from "../domain/common/decision"
import { RejectionError, reject, type Facts } from "../domain/common/rejection"
import type { Actor, Reference } from "../domain/unit/events"
import type { Instant, Unit } from "../domain/unit/unit"
import type { OutboxMessage } from "../messaging/outbox"
import { insertOutboxMessages } from "../messaging/outbox"
import { withClient } from "../persistence/named-query"
import { isRestartable, isStaleVersion, isUniqueViolation } from "../persistence/postgres-errors"
import { withTransaction } from "../persistence/with-transaction"
import { APPEND_BATCH_MAX, appendEvents, appendStatement, type PolicyVersion, sendAppend } from "./append-events"
import { type ExceptionFiling, fileExceptions } from "./exceptions"
import { loadUnitsAt, type UnitRef } from "./load-history"
import type { LockMode } from "./load-units"
import { claimReceipt, completeReceipt, findReceipt, newReceipt, type Idempotency } from "./receipts"
import type { NoteRow } from "./notes"
import { recordChange, type CommandContext, type RecordedChange, type UnitChange } from "./record"
import { UnitTurns } from "./unit-turns"

/** What a process needs to run commands. Clock and id maker are arguments, so that tests can hold them. */
export interface Ledger {
  readonly dataSource: DataSource
  readonly now: () => Instant
  /** A prefixed ULID. */
  readonly newId: (prefix: string) => string
  /** Called after a commit that wrote outbox messages: wakes the relay. */
  readonly onCommitted: () => void
  /** Whose days the shop counts; UTC when it named none. */
  readonly zone?: string
  /** Whose days stand for those of a customer's country, where the shop decided it. */
  readonly countryZones?: { readonly [country: string]: string }
  /** Days a replacement offer holds, where the shop decided it. */
  readonly offerDays?: number
  /** From which the secrets of one-time tokens are derived. Only Medusa's process has it: workers neither send nor redeem. */
  readonly tokenSecret?: string | Uint8Array
}

/** Who asks, for what document, under which idempotency key. */
export interface CommandRequest {
  readonly actor: Actor
  readonly workstation?: string | null
  readonly reference?: Reference | null
  readonly occurredAt?: Instant | undefined
  readonly idempotency?: Idempotency | null
}

/** What a command decided: one event for each changed unit, the messages that go with them, and the rest of the answer. */
export interface Plan extends Deeds {
  /** The answer apart from the units; kept in the receipt. */
  readonly summary: Facts
  /** Units of the answer that did not change, after the changed ones. */
  readonly unchanged?: readonly Unit[]
}

export interface Deeds {
  readonly changes: readonly UnitChange[]
  /** Made from the units as they will be. */
  readonly messages?: (recorded: readonly RecordedChange[]) => readonly OutboxMessage[]
  readonly exceptions?: readonly ExceptionFiling[]
  /** Free text that the events refer to. */
  readonly notes?: readonly NoteRow[]
  /** The policies it rests on, where a change of them meanwhile must be decided upon anew. */
  readonly policies?: readonly PolicyVersion[] | undefined
  /** When it happened, where one transaction tells of several moments. A moment still to come counts as now. */
  readonly occurredAt?: Instant | undefined
  /** The rest of the answer, when these are all deeds of the command: then its receipt is completed by the same statement, not one more under the locks. */
  readonly completes?: Pick<Plan, "summary" | "unchanged">
}

export interface CommandResult {
  readonly units: readonly Unit[]
  readonly summary: Facts
  /** True when this request had been done before and nothing happened now. */
  readonly replayed: boolean
}

interface Steps<Loaded> {
  readonly load: (client: PoolClient, mode: LockMode) => Promise<Loaded>
  readonly decide: (loaded: Loaded, context: CommandContext) => Decision<Plan>
  /** Units it names, where that is known before: what cannot fit one statement is not decided twice. */
  readonly unitCount?: number
}

const TRIES_MAX = 6

/**
 * Load → decide → append. The first try takes no lock: two statements. When somebody was faster, the next tries lock
 * the units first, so that the loser gets the true, typed rejection instead of a conflict. As long as somebody here does
 * so, whoever wants these units too waits for its turn instead of a try that must fail.
 */
export async function runCommand<Loaded>(ledger: Ledger, request: CommandRequest, steps: Steps<Loaded>): Promise<CommandResult> {
  if ((steps.unitCount ?? 0) > APPEND_BATCH_MAX) return runLocked(ledger, request, steps)
  const first = await tryOptimistic(ledger, request, steps, (unitIds) => turns.isTaken(unitIds))
  if (!("wanted" in first)) return first
  return turns.run(first.wanted, async () => {
    if (first.wasTried) return runLocked(ledger, request, steps)
    const second = await tryOptimistic(ledger, request, steps, () => false)
    return "wanted" in second ? runLocked(ledger, request, steps) : second
  })
}

async function runLocked<Loaded>(ledger: Ledger, request: CommandRequest, steps: Steps<Loaded>): Promise<CommandResult> {
  return transactCommand(ledger, request, {
    work: async ({ client, context, append }) => {
      const decision = steps.decide(await steps.load(client, "lock"), context)
      if (!decision.ok) throw new RejectionError(decision.rejection)
      await append({ ...decision.outcome, completes: decision.outcome })
      return decision.outcome
    },
  })
}

/** It needs locks: units that others want as well, if any. `wasTried`: somebody was faster, maybe in another process. */
interface NeedsLocks {
  readonly wanted: readonly string[]
  readonly wasTried: boolean
}

async function tryOptimistic<Loaded>(ledger: Ledger, request: CommandRequest, steps: Steps<Loaded>, mustWait: (unitIds: readonly string[]) => boolean): Promise<CommandResult | NeedsLocks> {
  const context = contextOf(ledger, request)
  return withClient(ledger.dataSource, async (client) => {
    const decision = steps.decide(await steps.load(client, "read"), context)
    if (!decision.ok) return await replayOf(client, request) ?? raise(new RejectionError(decision.rejection))
    const plan = decision.outcome
    if (plan.changes.length === 0 || plan.changes.length > APPEND_BATCH_MAX) return { wanted: [], wasTried: true }
    const existing = plan.changes.flatMap(({ before }) => (before === null ? [] : [before.id]))
    if (mustWait(existing)) return { wanted: existing, wasTried: false }
    const recorded = plan.changes.map((change) => recordChange(change, context))
    const messages = plan.messages?.(recorded) ?? []
    const { idempotency } = request
    try {
      const applied = await appendEvents(client, {
        changes: recorded, context, messages, exceptions: plan.exceptions ?? [], notes: plan.notes ?? [], policies: plan.policies ?? [], newId: ledger.newId, ...(idempotency ? { receipt: newReceipt(idempotency, storedAnswer(plan, recorded)) } : {}),
      })
      if (!applied) return await replayOf(client, request) ?? raise(new Error("Assertion failed: a receipt that blocked a command can be read"))
    } catch (error) {
      if (!isSomebodyFaster(error)) throw error
      return { wanted: existing, wasTried: true }
    }
    if (messages.length > 0) ledger.onCommitted()
    return answerOf(plan, recorded)
  })
}

/** One explicit transaction of the write path. */
export interface CommandTransaction {
  readonly client: PoolClient
  readonly context: CommandContext
  /** Appends what was decided and gives the units as they are now. May be called again: the next call is a command of its own. */
  readonly append: (deeds: Deeds) => Promise<readonly RecordedChange[]>
}

interface TransactionSteps {
  /** Locks document or demand rows, before the receipt and the units. */
  readonly lockFirst?: (client: PoolClient) => Promise<void>
  /** Decides under locks; throws a RejectionError to refuse all of it. */
  readonly work: (transaction: CommandTransaction) => Promise<Pick<Plan, "summary" | "unchanged">>
  /** Does everything and takes it back: a check that cannot differ from the deed. */
  readonly dryRun?: boolean
}

/**
 * The same write path in one explicit transaction, for commands that lock other rows first (demand, documents) or are
 * too large for one statement. Order of locks everywhere: document or demand row, receipt, units by id.
 */
export async function transactCommand(ledger: Ledger, request: CommandRequest, steps: TransactionSteps): Promise<CommandResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryTransaction(ledger, request, steps)
    } catch (error) {
      if (error instanceof DryRun) return error.result
      // AF001 under locks: a unit was born or changed between two statements of ours; only the whole can be repeated.
      if (!isSomebodyFaster(error)) throw error
      if (attempt >= TRIES_MAX) throw new RejectionError(BUSY)
    }
  }
}

/** Thrown to roll a check back. */
class DryRun extends Error {
  constructor(readonly result: CommandResult) {
    super("dry run")
  }
}

/** Of this process; another one finds out by itself. */
const turns = new UnitTurns()

const BUSY = reject("conflict.busy", "Too many requests changed these units at the same time; nothing was changed, try again.")

async function tryTransaction(ledger: Ledger, request: CommandRequest, steps: TransactionSteps): Promise<CommandResult> {
  let wroteMessages = false
  const result = await withTransaction(ledger.dataSource, async (client) => {
    const { idempotency } = request
    await steps.lockFirst?.(client)
    if (idempotency && !(await claimReceipt(client, idempotency))) {
      const replay = await replayOf(client, request)
      assert(replay !== null, "a receipt that blocked a command can be read")
      return replay
    }
    const recorded = new Map<string, RecordedChange>()
    let completed = false
    const append = async (deeds: Deeds): Promise<readonly RecordedChange[]> => {
      completed ||= deeds.completes !== undefined && deeds.changes.length > 0
      const appended = await appendAll(ledger, client, idempotency ?? null, deeds, contextOf(ledger, deeds.occurredAt === undefined ? request : { ...request, occurredAt: pastOf(ledger, deeds.occurredAt) }))
      wroteMessages ||= appended.wroteMessages
      for (const change of appended.changes) recorded.set(change.unitId, change)
      return appended.changes
    }
    const answer = await steps.work({ client, context: contextOf(ledger, request), append })
    const changed = [...recorded.values()]
    const done = answerOf(answer, changed)
    if (steps.dryRun === true) throw new DryRun(done)
    if (idempotency && !completed) await completeReceipt(client, idempotency, storedAnswer(answer, changed))
    return done
  })
  if (wroteMessages) ledger.onCommitted()
  return result
}

async function appendAll(ledger: Ledger, client: PoolClient, idempotency: Idempotency | null, deeds: Deeds, context: CommandContext): Promise<{ changes: RecordedChange[]; wroteMessages: boolean }> {
  const all: RecordedChange[] = []
  let wroteMessages = false
  let sending: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < deeds.changes.length; from += APPEND_BATCH_MAX) {
    const changes = await recordInTurns(deeds.changes.slice(from, from + APPEND_BATCH_MAX), context)
    const messages = deeds.messages?.(changes) ?? []
    for (const change of changes) all.push(change)
    const completes = idempotency && deeds.completes && all.length === deeds.changes.length ? { completes: newReceipt(idempotency, storedAnswer(deeds.completes, all)) } : {}
    const statement = appendStatement({ changes, context, messages, exceptions: from === 0 ? deeds.exceptions ?? [] : [], notes: from === 0 ? deeds.notes ?? [] : [], policies: deeds.policies ?? [], newId: ledger.newId, ...completes })
    await sending
    sending = sendAppend(client, statement)
    // The next batch is made meanwhile; until it is, nobody else listens for a failure.
    sending.catch(() => undefined)
    wroteMessages ||= messages.length > 0
  }
  await sending
  if (all.length === 0) {
    const messages = deeds.messages?.([]) ?? []
    await insertOutboxMessages(client, messages, ledger.newId)
    await fileExceptions(client, deeds.exceptions ?? [], ledger.newId)
    wroteMessages = messages.length > 0
  }
  return { changes: all, wroteMessages }
}

/** So many are recorded and hashed at a stretch: then the batch before leaves the socket and other requests get their turn. */
const RECORD_AT_ONCE_MAX = 500

async function recordInTurns(changes: readonly UnitChange[], context: CommandContext): Promise<RecordedChange[]> {
  const recorded: RecordedChange[] = []
  for (const [index, change] of changes.entries()) {
    if (index > 0 && index % RECORD_AT_ONCE_MAX === 0) await new Promise((resolve) => void setImmediate(resolve))
    recorded.push(recordChange(change, context))
  }
  return recorded
}

function contextOf(ledger: Ledger, request: CommandRequest): CommandContext {
  const at = ledger.now()
  return {
    actor: request.actor, workstation: request.workstation ?? null, reference: request.reference ?? null,
    at, occurredAt: request.occurredAt ?? at, commandId: ledger.newId("acmd"),
  }
}

function pastOf(ledger: Ledger, instant: Instant): Instant {
  const now = ledger.now()
  return instant < now ? instant : now
}

/** A receipt keeps ids and versions only: the units of the answer are rebuilt from their histories. */
function storedAnswer(plan: Pick<Plan, "summary" | "unchanged">, recorded: readonly RecordedChange[]): Facts {
  const refs = [...recorded.map(({ after }) => after), ...(plan.unchanged ?? [])].map(({ id, version }): [string, number] => [id, version])
  return { summary: plan.summary, units: refs }
}

async function replayOf(client: PoolClient, request: CommandRequest): Promise<CommandResult | null> {
  if (!request.idempotency) return null
  const stored = await findReceipt(client, request.idempotency)
  if (stored === null) return null
  const units = await loadUnitsAt(client, (stored["units"] ?? []) as unknown as UnitRef[])
  return { units, summary: (stored["summary"] ?? {}) as Facts, replayed: true }
}

const answerOf = (plan: Pick<Plan, "summary" | "unchanged">, recorded: readonly RecordedChange[]): CommandResult => ({
  units: [...recorded.map(({ after }) => after), ...(plan.unchanged ?? [])], summary: plan.summary, replayed: false,
})

/** A deadlock counts as well: it can only be met by a batch that found its units in a plan of Postgres' own choice. */
const isSomebodyFaster = (error: unknown): boolean =>
  isStaleVersion(error) || isRestartable(error) || isUniqueViolation(error, "uq_serial_unit_number") || isUniqueViolation(error, "uq_allocation_open")

function raise(error: Error): never {
  throw error
}
