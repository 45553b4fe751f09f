import { RejectionError, reject } from "../../domain/common/rejection"
import type { RecordedUnitEvent } from "../../domain/unit/events"
import type { Unit } from "../../domain/unit/unit"
import { loadHistory } from "../../ledger/load-history"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"

/** Throws `unit.not_found`. */
export async function getUnit(ledger: Ledger, id: string): Promise<Unit> {
  const [unit] = await withClient(ledger.dataSource, (client) => loadUnitsById(client, [id]))
  if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${id}.`, { unit_id: id }))
  return unit
}

export interface HistoryPage {
  readonly events: readonly RecordedUnitEvent[]
  /** All events of the unit. */
  readonly count: number
}

/** A unit's events in order of sequence. Throws `unit.not_found`. */
export async function getHistory(ledger: Ledger, id: string, page: { readonly afterSequence: number; readonly limit: number }): Promise<HistoryPage> {
  const unit = await getUnit(ledger, id)
  const events = await withClient(ledger.dataSource, (client) => loadHistory(client, id, page.afterSequence, page.limit))
  // Sequences have no gap, so the version is the count.
  return { events, count: unit.version }
}
