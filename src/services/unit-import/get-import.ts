import type { PoolClient } from "pg"
import { type Facts, RejectionError, reject } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"

export type LineStatus = "waiting" | "accepted" | "rejected"

export interface UnitImport {
  readonly id: string
  readonly fileName: string
  readonly status: "waiting" | "running" | "finished"
  readonly lineCount: number
  readonly acceptedCount: number
  readonly rejectedCount: number
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  /** What the worker still has to do, and why it has not. */
  readonly pendingWork: readonly { readonly name: string; readonly state: "pending" | "running" | "failed"; readonly reason: string | null }[]
}

export interface ImportedLine {
  readonly line: number
  readonly serialNumber: string
  readonly status: LineStatus
  readonly unitId: string | null
  readonly code: string | null
  readonly message: string | null
  /** What the refusal names, where it names something. */
  readonly details: Facts | null
}

export interface ImportQuery {
  readonly id: string
  /** Only lines with this verdict. */
  readonly status?: LineStatus
  readonly limit: number
  readonly offset: number
  /** Lines after this one; cheap at any depth. */
  readonly after?: number
}

export interface ImportPage {
  readonly unitImport: UnitImport
  readonly lines: readonly ImportedLine[]
  readonly count: number
  readonly nextAfter: number | null
}

type ImportRow = Omit<UnitImport, "pendingWork"> & Record<string, unknown>

/** The import with its progress, and its lines in the order of the file. Throws `not_found`. */
export async function getImport(ledger: Ledger, { id, status, limit, offset, after }: ImportQuery): Promise<ImportPage> {
  return withClient(ledger.dataSource, async (client) => {
    const [found] = await namedQuery<ImportRow>(
      client,
      `select i.id, i.file_name as "fileName", i.status, i.line_count as "lineCount", i.accepted_count as "acceptedCount", i.rejected_count as "rejectedCount",
         i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt" from unit_import i where i.id = $1::text`,
      [id],
    )
    if (found === undefined) throw new RejectionError(reject("not_found", `No import ${id} exists.`, { id }))
    const unitImport: UnitImport = { ...found, pendingWork: found.status === "finished" ? [] : await pendingWorkOf(client, id) }
    // The status stands in the text: those that wait and those that were refused have an index of their own, which only a constant can use.
    const lines = limit === 0 ? [] : await namedQuery<ImportedLine & Record<string, unknown>>(
      client,
      `select l.line, coalesce(l.data ->> 'serialNumber', '') as "serialNumber", l.status, l.unit_id as "unitId", l.code, l.message,
         case when l.status = 'rejected' then l.data -> 'details' end as details from unit_import_line l
       where l.import_id = $1::text ${status === undefined ? "" : `and l.status = '${status}'`} and l.line > $2::int order by l.line limit $3::int offset $4::int`,
      [id, after ?? 0, limit, offset],
    )
    return { unitImport, lines, count: countOf(unitImport, status), nextAfter: limit > 0 && lines.length === limit ? lines.at(-1)?.line ?? null : null }
  })
}

function countOf(unitImport: UnitImport, status: LineStatus | undefined): number {
  switch (status) {
    case undefined:
      return unitImport.lineCount
    case "accepted":
      return unitImport.acceptedCount
    case "rejected":
      return unitImport.rejectedCount
    case "waiting":
      return unitImport.lineCount - unitImport.acceptedCount - unitImport.rejectedCount
  }
}

/** The one message that carries this import, while it is not done. Each status has an index of its own. */
async function pendingWorkOf(client: PoolClient, importId: string): Promise<UnitImport["pendingWork"]> {
  const rows = await namedQuery<{ status: "pending" | "sent" | "dead"; reason: string | null }>(
    client,
    ["pending", "sent", "dead"].map((status) => `select m.status, m.last_error as reason from outbox_message m where m.status = '${status}' and m.job = 'import_units' and m.payload ->> 'import_id' = $1::text`).join(" union all "),
    [importId],
  )
  return rows.map(({ status, reason }) => ({ name: "import_units", state: status === "dead" ? "failed" : status === "sent" ? "running" : "pending", reason }))
}
