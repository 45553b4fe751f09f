import { NO_REPAIRS, type RepairHistory } from "../../domain/repair/history"
import { type RepairSignals, signalsOf } from "../../domain/repair/signals"
import { loadUnitsById } from "../../ledger/load-units"
import type { Ledger } from "../../ledger/run-command"
import { RejectionError, reject } from "../../domain/common/rejection"
import { namedQuery } from "../../persistence/named-query"
import { withSnapshot } from "../../persistence/with-transaction"
import { readOn } from "./refresh-history"

export interface RepairHistoryView {
  readonly history: RepairHistory
  readonly signals: RepairSignals
  /** Components that are in the unit now. */
  readonly components: readonly { readonly unitId: string; readonly serialNumber: string; readonly inventoryItemId: string }[]
}

/** The repairs of a unit up to this moment: what the worker has not read yet is read here. Throws `unit.not_found`. */
export async function getRepairHistory(ledger: Ledger, unitId: string): Promise<RepairHistoryView> {
  return withSnapshot(ledger.dataSource, async (client) => {
    const [unit] = await loadUnitsById(client, [unitId])
    if (unit === undefined) throw new RejectionError(reject("unit.not_found", `No unit has the id ${unitId}.`, { unit_id: unitId }))
    const [row] = await namedQuery<{ state: RepairHistory }>(client, "select h.state from repair_history h where h.unit_id = $1::text", [unitId])
    const kept = row?.state ?? NO_REPAIRS
    const history = (await readOn(client, new Map([[unitId, kept]]))).get(unitId) ?? kept
    const components = await namedQuery<{ unitId: string; serialNumber: string; inventoryItemId: string }>(
      client, `select u.id as "unitId", u.serial_number as "serialNumber", u.inventory_item_id as "inventoryItemId" from serial_unit u where u.parent_unit_id = $1::text order by u.id limit 200`, [unitId],
    )
    return { history, signals: signalsOf(history, ledger.now()), components }
  })
}
