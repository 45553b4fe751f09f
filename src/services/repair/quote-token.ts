import type { PoolClient } from "pg"
import type { RepairOrder } from "../../domain/repair/repair-order"
import type { Unit } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"

/** The link in the quote's mail. */
export async function quoteToken(_ledger: Ledger, _client: PoolClient, _order: RepairOrder, _unit: Unit): Promise<string | null> {
  return null
}
