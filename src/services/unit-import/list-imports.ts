import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import type { UnitImport } from "./get-import"

export interface ImportList {
  readonly imports: readonly Omit<UnitImport, "pendingWork">[]
  readonly count: number
}

/** The files that were taken in, newest first: ids are made in the order of time. Two statements. */
export async function listImports(ledger: Ledger, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<ImportList> {
  return withClient(ledger.dataSource, async (client) => {
    const [counted] = await namedQuery<{ count: number }>(client, "select count(*)::int as count from unit_import", [])
    const imports = await namedQuery<ImportList["imports"][number] & Record<string, unknown>>(
      client,
      `select i.id, i.file_name as "fileName", i.status, i.line_count as "lineCount", i.accepted_count as "acceptedCount", i.rejected_count as "rejectedCount",
         i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt" from unit_import i order by i.id desc limit $1::int offset $2::int`,
      [limit, offset],
    )
    return { imports, count: counted?.count ?? 0 }
  })
}
