import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

/** Until when a walk over Medusa's rows has come; null before its first. */
export async function getMark(ledger: Ledger, name: string): Promise<Instant | null> {
  const [row] = await withClient(ledger.dataSource, (client) => namedQuery<{ walked_until: Instant }>(client, "select walked_until from reconciler_mark where name = $1", [name]))
  return row?.walked_until ?? null
}

/** A mark only moves forward, whoever sets it. */
export async function setMark(ledger: Ledger, name: string, walkedUntil: Instant): Promise<void> {
  await withClient(ledger.dataSource, (client) => namedQuery(
    client, "insert into reconciler_mark (name, walked_until) values ($1, $2::text::timestamptz) on conflict (name) do update set walked_until = greatest(reconciler_mark.walked_until, excluded.walked_until)", [name, walkedUntil],
  ))
}
