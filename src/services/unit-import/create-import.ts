import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import { type CommandRequest, type CommandResult, type Ledger, transactCommand } from "../../ledger/run-command"
import { outboxMessage } from "../../messaging/outbox"
import { namedQuery } from "../../persistence/named-query"
import type { UnitImport } from "./get-import"
import type { ImportLine } from "./import-line"

export interface CreateImport {
  readonly fileName: string
  readonly lines: readonly ImportLine[]
}

export interface CreatedImport extends UnitImport {
  readonly replayed: boolean
}

const FILE_NAME_LENGTH_MAX = 255
const LINES_PER_STATEMENT = 5_000

/** Keeps the lines and asks the worker to take them in, all or nothing. Lines that were refused already keep their verdict. */
export async function createImport(ledger: Ledger, request: CommandRequest, { fileName, lines }: CreateImport): Promise<CreatedImport> {
  const shortName = fileName.slice(0, FILE_NAME_LENGTH_MAX)
  const rejectedCount = lines.filter(({ ok }) => !ok).length
  const result = await transactCommand(ledger, request, {
    work: async ({ client, context, append }) => {
      const id = ledger.newId("aimp")
      await namedQuery(
        client,
        "insert into unit_import (id, file_name, line_count, rejected_count, actor_type, actor_id, created_at) values ($1::text, $2::text, $3::int, $4::int, $5::text, $6::text, $7::timestamptz)",
        [id, shortName, lines.length, rejectedCount, request.actor.type, request.actor.id, context.at],
      )
      for (let from = 0; from < lines.length; from += LINES_PER_STATEMENT) await insertLines(client, id, lines.slice(from, from + LINES_PER_STATEMENT))
      await append({ changes: [], messages: () => [outboxMessage("import_units", { import_id: id })] })
      return { summary: { import_id: id, file_name: shortName, line_count: lines.length, rejected_count: rejectedCount, created_at: context.at } }
    },
  })
  return createdOf(result)
}

/** As it was when it was created: a repeated request gets the same answer, however far the worker is by then. */
function createdOf({ summary, replayed }: CommandResult): CreatedImport {
  const { import_id: id, file_name: fileName, line_count: lineCount, rejected_count: rejectedCount, created_at: createdAt } = summary
  assert(typeof id === "string" && typeof fileName === "string" && typeof createdAt === "string", "a receipt keeps what was stored in it")
  assert(typeof lineCount === "number" && typeof rejectedCount === "number", "a receipt keeps what was stored in it")
  return {
    id, fileName, lineCount, rejectedCount, createdAt, replayed, status: "waiting", acceptedCount: 0, startedAt: null, finishedAt: null,
    pendingWork: [{ name: "import_units", state: "pending", reason: null }],
  }
}

async function insertLines(client: PoolClient, importId: string, lines: readonly ImportLine[]): Promise<void> {
  await namedQuery(
    client,
    `insert into unit_import_line (import_id, line, data, status, code, message)
     select $1::text, x.line, x.data, case when x.code is null then 'waiting' else 'rejected' end, x.code, x.message
     from unnest($2::int[], $3::jsonb[], $4::text[], $5::text[]) x (line, data, code, message)`,
    [
      importId, lines.map(({ line }) => line), lines.map((line) => JSON.stringify(line.ok ? line.unit : { serialNumber: line.serialNumber, ...(line.rejection.details === undefined ? {} : { details: line.rejection.details }) })),
      lines.map((line) => (line.ok ? null : line.rejection.code)), lines.map((line) => (line.ok ? null : line.rejection.message)),
    ],
  )
}
