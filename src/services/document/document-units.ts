import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import type { UnitCommand } from "../../domain/unit/commands"
import { decide } from "../../domain/unit/decide"
import type { Unit } from "../../domain/unit/unit"
import { loadUnitsById } from "../../ledger/load-units"
import type { RecordedChange, UnitChange } from "../../ledger/record"
import type { CommandTransaction, Deeds } from "../../ledger/run-command"
import { messagesOf } from "../unit/unit-event-messages"

/** One command on one unit of a document. */
export interface UnitStep {
  readonly unitId: string
  readonly command: UnitCommand
  /** Goes into the event beside the command's own facts: the line, the reason. Ids and codes only. */
  readonly facts?: Facts
  /** Medusa itself changes its stock level for this event. */
  readonly stockByMedusa?: boolean
}

/**
 * The units of a document inside its transaction, locked and kept up to date as commands are appended. The document's
 * row is locked before (`lockFirst`), and the append itself writes receipt, events, postings and messages.
 */
export class DocumentUnits {
  private constructor(private readonly transaction: CommandTransaction, private readonly units: Map<string, Unit>) {}

  static async lock(transaction: CommandTransaction, unitIds: readonly string[]): Promise<DocumentUnits> {
    const units = await loadUnitsById(transaction.client, [...new Set(unitIds)], "lock")
    return new DocumentUnits(transaction, new Map(units.map((unit) => [unit.id, unit])))
  }

  get(unitId: string): Unit {
    const unit = this.units.get(unitId)
    if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${unitId}.`, { unit_id: unitId }))
    return unit
  }

  all(): Unit[] {
    return [...this.units.values()]
  }

  /** Decides every step on the units as they are now and appends them by one statement: one event a unit. `births` are units that come into being with it. Throws the first rejection. */
  async append(steps: readonly UnitStep[], rest: Omit<Deeds, "changes" | "messages"> & { readonly messages?: ReturnType<typeof messagesOf>; readonly births?: readonly UnitChange[] } = {}): Promise<readonly RecordedChange[]> {
    const { messages = [], births = [], ...deeds } = rest
    const changes = [...steps.map((step) => this.change(step)), ...births]
    const recorded = await this.transaction.append({ ...deeds, changes, messages: (appended) => [...messagesOf(appended), ...messages] })
    for (const { after } of recorded) this.units.set(after.id, after)
    return recorded
  }

  private change({ unitId, command, facts, stockByMedusa }: UnitStep): UnitChange {
    const before = this.get(unitId)
    const decision = decide(before, command, this.transaction.context)
    if (!decision.ok) throw new RejectionError(decision.rejection)
    const event = facts === undefined ? decision.outcome : { ...decision.outcome, facts: { ...decision.outcome.facts, ...facts } }
    return { unitId, before, event, stockByMedusa: stockByMedusa === true }
  }
}
