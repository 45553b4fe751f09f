import { RejectionError, reject } from "../../domain/common/rejection"
import type { Unit } from "../../domain/unit/unit"
import { type HistoryPage, loadHistory } from "../../ledger/load-history"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { withClient } from "../../persistence/named-query"

/** Throws `unit.not_found`. */
export async function getUnit(ledger: Ledger, id: string): Promise<Unit> {
  const [unit] = await withClient(ledger.dataSource, (client) => loadUnitsById(client, [id]))
  if (unit === undefined) throw notFound(id)
  return unit
}

const notFound = (id: string): RejectionError => new RejectionError(reject("unit.not_found", `No unit has the id ${id}.`, { unit_id: id }))

/** A unit's events in order of sequence. Throws `unit.not_found`. */
export async function getHistory(ledger: Ledger, id: string, page: { readonly afterSequence: number; readonly limit: number }): Promise<HistoryPage> {
  const history = await withClient(ledger.dataSource, (client) => loadHistory(client, id, page.afterSequence, page.limit))
  if (history === null) throw notFound(id)
  return history
}
