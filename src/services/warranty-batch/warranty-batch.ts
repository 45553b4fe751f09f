import { RejectionError, reject, type Facts } from "../../domain/common/rejection"
import type { Instant } from "../../domain/unit/unit"
import type { SerialListLine } from "../../exchange/serial-list"
import { type CommandRequest, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"

export const BATCH_KINDS = ["coverage_checks", "registrations"] as const
export type BatchKind = (typeof BATCH_KINDS)[number]

/** A file of many numbers that the worker goes through, and how far it is. */
export interface WarrantyBatch {
  readonly id: string
  readonly kind: BatchKind
  readonly status: "waiting" | "running" | "finished"
  readonly lineCount: number
  readonly doneCount: number
  readonly rejectedCount: number
  readonly createdAt: Instant
  readonly finishedAt: Instant | null
}

export interface BatchLine {
  readonly line: number
  readonly data: SerialListLine
  readonly status: "waiting" | "done" | "rejected"
  readonly result: Facts | null
}

const SELECT = `b.id, b.kind, b.status, b.line_count as "lineCount", b.done_count as "doneCount", b.rejected_count as "rejectedCount", b.created_at as "createdAt", b.finished_at as "finishedAt"`
const HEADER_LINES = 1

/** Keeps the lines and asks the worker to go through them, all or nothing. */
export async function createBatch(ledger: Ledger, request: CommandRequest, { kind, lines }: { readonly kind: BatchKind; readonly lines: readonly SerialListLine[] }): Promise<WarrantyBatch> {
  const { summary } = await transactCommand(ledger, request, {
    work: async ({ client, context, append }) => {
      const id = ledger.newId("abat")
      await namedQuery(client, "insert into warranty_batch (id, kind, line_count, actor_type, actor_id, created_at) values ($1::text, $2::text, $3::int, $4::text, $5::text, $6::timestamptz)", [id, kind, lines.length, request.actor.type, request.actor.id, context.at])
      await namedQuery(client, "insert into warranty_batch_line (batch_id, line, data) select $1::text, x.line, x.data from unnest($2::int[], $3::jsonb[]) x (line, data)", [id, lines.map((_, index) => index + 1 + HEADER_LINES), lines.map((line) => JSON.stringify(line))])
      await append({ changes: [], messages: () => [outboxMessage("run_warranty_batch", { batch_id: id, document_id: id })] })
      return { summary: { batch_id: id } }
    },
  })
  return loadBatch(ledger, String(summary["batch_id"]))
}

async function loadBatch(ledger: Ledger, id: string): Promise<WarrantyBatch> {
  const [batch] = await withClient(ledger.dataSource, (client) => namedQuery<WarrantyBatch & Record<string, unknown>>(client, `select ${SELECT} from warranty_batch b where b.id = $1::text`, [id]))
  if (batch === undefined) throw new RejectionError(reject("not_found", `No warranty batch ${id} exists.`, { id }))
  return batch
}

export interface BatchPage {
  readonly batch: WarrantyBatch
  readonly lines: readonly BatchLine[]
  readonly nextAfter: number | null
}

/** With its lines in the order of the file. Throws `not_found`. */
export async function getBatch(ledger: Ledger, { id, after, limit }: { readonly id: string; readonly after: number; readonly limit: number }): Promise<BatchPage> {
  const batch = await loadBatch(ledger, id)
  const lines = await withClient(ledger.dataSource, (client) => namedQuery<BatchLine & Record<string, unknown>>(
    client, "select l.line, l.data, l.status, l.result from warranty_batch_line l where l.batch_id = $1::text and l.line > $2::int order by l.line limit $3::int", [id, after, limit],
  ))
  return { batch, lines, nextAfter: lines.length === limit ? lines.at(-1)?.line ?? null : null }
}
