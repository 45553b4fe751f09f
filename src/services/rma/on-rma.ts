import type { PoolClient } from "pg"
import type { Decision } from "../../domain/common/decision"
import { type Facts, RejectionError } from "../../domain/common/rejection"
import type { LineOutcome } from "../../domain/rma/decide-line"
import type { RmaOutcome } from "../../domain/rma/decide-rma"
import { nextDuty } from "../../domain/rma/duties"
import { withEndedOffers } from "../../domain/rma/offers"
import type { Rma, RmaEntry, RmaLine } from "../../domain/rma/rma"
import { settledBy } from "../../domain/rma/settled"
import { claimsUnit } from "../../domain/rma/status"
import type { Unit } from "../../domain/unit/unit"
import type { ExceptionFiling } from "../../ledger/exceptions"
import { insertNotes, type NoteRow } from "../../ledger/notes"
import { type CommandRequest, type CommandResult, type CommandTransaction, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage, type OutboxMessage } from "../../messaging/outbox"
import { DocumentUnits, type UnitStep } from "../document/document-units"
import { expectVersion } from "../document/expect-version"
import { claimsToClose } from "../warranty-claim/claims-to-close"
import { requireRma, saveRma, withLine, writeEntries } from "./rma-store"
import { dueAtOf } from "./service-levels"

/** Which document, and the version of it that the caller saw. */
export interface RmaTarget {
  /** Id or number. */
  readonly rmaId: string
  readonly expectedVersion?: number | undefined
}

/** What a command locks beside the RMA itself. */
interface MoreLocks {
  readonly units?: (rma: Rma) => readonly string[]
  /** Rows of another document that the command will write: they come after the RMA and before all units. */
  readonly documents?: (client: PoolClient, rma: Rma) => Promise<void>
}

/** Every command on one RMA: its row is locked first, then the receipt, then its units. */
export function onRma(ledger: Ledger, request: CommandRequest, target: RmaTarget, work: (rma: RmaWork) => Promise<Facts | void>, more: MoreLocks = {}): Promise<CommandResult> {
  let locked: Rma | undefined
  return transactCommand(ledger, request, {
    lockFirst: async (client) => {
      locked = await requireRma(client, target.rmaId, "lock")
      await more.documents?.(client, locked)
    },
    work: async (transaction) => {
      const rma = locked as Rma
      expectVersion(rma, target.expectedVersion)
      const units = await DocumentUnits.lock(transaction, [...rma.lines.map(({ unitId }) => unitId), ...(more.units?.(rma) ?? [])])
      const document = new RmaWork(ledger, transaction, rma, units)
      const summary = await work(document)
      await document.save()
      return { summary: { rma_id: rma.id, ...summary } }
    },
  })
}

/** One RMA inside its transaction: collects what is decided and writes all of it at once. */
export class RmaWork {
  /** As it stands with all decided so far. */
  current: Rma
  readonly #before: Rma
  readonly #entries: (RmaEntry & { noteId?: string | null })[] = []
  readonly #steps: UnitStep[] = []
  readonly #messages: OutboxMessage[] = []
  readonly #exceptions: ExceptionFiling[] = []
  readonly #notes: NoteRow[] = []
  /** Offers that had ended before anything was asked, by the clock or at the bench. */
  readonly #ended: readonly RmaEntry[]

  constructor(readonly ledger: Ledger, readonly transaction: CommandTransaction, stored: Rma, readonly units: DocumentUnits) {
    this.#before = stored
    const settled = withEndedOffers(settledBy(stored, (unitId) => units.get(unitId).status), transaction.context.at)
    this.current = settled.rma
    this.#ended = settled.entries
  }

  get client(): CommandTransaction["client"] {
    return this.transaction.client
  }

  get moment(): { readonly at: string; readonly actor: CommandTransaction["context"]["actor"] } {
    return this.transaction.context
  }

  line(lineId: string): RmaLine | undefined {
    return this.current.lines.find(({ id }) => id === lineId)
  }

  /** Takes over a decision on the document; throws the rejection. */
  decided(decision: Decision<RmaOutcome>, noteId?: string | null): void {
    if (!decision.ok) throw new RejectionError(decision.rejection)
    this.current = decision.outcome.rma
    this.#entries.push(...decision.outcome.entries.map((entry, index) => (index === 0 ? { ...entry, noteId: noteId ?? null } : entry)))
  }

  /** Takes over a decision on one line; throws the rejection. */
  decidedLine(decision: Decision<LineOutcome>, noteId?: string | null): RmaLine {
    if (!decision.ok) throw new RejectionError(decision.rejection)
    this.put(decision.outcome.line)
    this.#entries.push({ ...decision.outcome.entry, noteId: noteId ?? null })
    return decision.outcome.line
  }

  put(line: RmaLine): void {
    this.current = withLine(this.current, line)
  }

  /** Something beside its row and lines was changed: whoever saw the document before must hear of it. */
  moveVersion(): void {
    this.current = { ...this.current }
  }

  tell(entry: RmaEntry, noteId: string | null = null): void {
    this.#entries.push({ ...entry, noteId })
  }

  step(step: UnitStep): void {
    this.#steps.push({ ...step, facts: { rma_id: this.current.id, ...step.facts } })
  }

  send(...messages: readonly OutboxMessage[]): void {
    this.#messages.push(...messages)
  }

  file(filing: ExceptionFiling): void {
    this.#exceptions.push(filing)
  }

  note(row: NoteRow): void {
    this.#notes.push(row)
  }

  /** Appends what is decided for the units so far, as one command: what follows sees them as they are then. */
  async appendSteps(): Promise<void> {
    if (this.#steps.length > 0) await this.units.append(this.#steps.splice(0))
  }

  unitOf(line: RmaLine): Unit {
    return this.units.get(line.unitId)
  }

  async save(): Promise<void> {
    this.#claimSteps()
    this.#endOffers()
    const due = dueAtOf(this.current, this.#before, this.moment.at)
    if (due !== this.current.dueAt) this.current = { ...this.current, dueAt: due }
    if (this.current.closedAt !== null && this.#before.closedAt === null) this.send(...await claimsToClose(this.client, { type: "rma", id: this.current.id }))
    await insertNotes(this.client, this.#notes)
    await this.units.append(this.#steps.splice(0), { exceptions: this.#exceptions, messages: [...this.#messages, ...this.#eventMessage()] })
    await this.#orderDuties()
    if (this.current !== this.#before) this.current = await saveRma(this.client, this.#before, this.current, this.transaction.context)
    await writeEntries(this.client, this.current, this.#entries, this.transaction.context, this.ledger.newId)
  }

  /** What was done may have ended an offer; that is told after the deed itself. */
  #endOffers(): void {
    const { rma, entries } = withEndedOffers(this.current, this.moment.at)
    this.current = rma
    this.#entries.push(...entries, ...this.#ended)
  }

  /** A unit's history says when a document began and ceased to claim it; that moves its version, so two claims cannot both succeed. */
  #claimSteps(): void {
    const known = new Map(this.#before.lines.map((line) => [line.id, line]))
    for (const line of this.current.lines) {
      const before = known.get(line.id)
      const was = before !== undefined && claimsUnit(this.#before, before)
      const is = claimsUnit(this.current, line)
      if (was === is || this.#steps.some(({ unitId }) => unitId === line.unitId)) continue
      this.step({
        unitId: line.unitId, command: { name: "record", type: is ? "unit.return_opened" : "unit.return_closed", facts: {} },
        facts: { rma_line_id: line.id, reason_code: line.reasonCode, ...(is ? {} : { resolution: line.resolution, disposition: line.disposition }) },
      })
    }
  }

  /** Whatever Medusa must still do for a line is written down with the decision itself: a request that dies loses nothing. */
  async #orderDuties(): Promise<void> {
    const lines = this.current.lines.filter((line) => this.#before.lines.find(({ id }) => id === line.id) !== line && nextDuty(line, this.unitOf(line), true) !== null)
    if (lines.length === 0) return
    await this.transaction.append({ changes: [], messages: () => lines.map((line) => outboxMessage("carry_out_rma_line", { document_id: this.current.id, line_id: line.id })) })
  }

  /** One bus event a command: `rma.authorized`, `rma.received` … */
  #eventMessage(): OutboxMessage[] {
    const [first] = this.#entries
    if (first === undefined) return []
    return [outboxMessage("publish_event", { name: `rma.${first.type}`, data: { id: this.current.id, display_id: this.current.displayId, line_ids: this.#entries.flatMap(({ lineId }) => lineId ?? []) } })]
  }
}
