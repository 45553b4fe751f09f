import type { ProtocolTest } from "../../domain/repair/commands"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

export interface StoredProtocol {
  readonly inventoryItemId: string
  readonly tests: readonly ProtocolTest[]
  readonly updatedAt: string
}

/** The products that have a protocol, the last changed first. */
export async function listProtocols(ledger: Ledger, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ readonly protocols: readonly StoredProtocol[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => ({
    protocols: await namedQuery<StoredProtocol & Record<string, unknown>>(
      client, `select p.inventory_item_id as "inventoryItemId", p.tests, p.updated_at as "updatedAt" from test_protocol p order by p.updated_at desc, p.inventory_item_id limit $1::int offset $2::int`, [limit, offset],
    ),
    count: (await namedQuery<{ count: number }>(client, "select count(*)::int as count from test_protocol", []))[0]?.count ?? 0,
  }))
}
