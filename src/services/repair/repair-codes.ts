import type { PoolClient } from "pg"
import { type RepairCode, type RepairCodeKind, SEED_CODES } from "../../domain/repair/codes"
import type { ProtocolTest } from "../../domain/repair/commands"
import { RejectionError, reject } from "../../domain/common/rejection"
import { readCodeFile } from "../../exchange/repair-code-file"
import type { Ledger } from "../../ledger/run-command"
import { namedQuery, withClient } from "../../persistence/named-query"
import { withTransaction } from "../../persistence/with-transaction"
import { loadProtocol } from "./bench"

export interface CodeFilter {
  readonly kind?: RepairCodeKind | undefined
  readonly active?: boolean | undefined
  readonly limit: number
  readonly offset: number
}

/** The shop's codes by kind and code. As long as it has none of its own, the seed list. */
export async function listCodes(ledger: Ledger, { kind, active, limit, offset }: CodeFilter): Promise<{ readonly codes: readonly RepairCode[]; readonly count: number }> {
  const own = await withClient(ledger.dataSource, (client) => allCodes(client))
  const codes = (own.length > 0 ? own : SEED_CODES).filter((code) => (kind === undefined || code.kind === kind) && (active === undefined || code.active === active))
  return { codes: codes.slice(offset, offset + limit), count: codes.length }
}

const allCodes = (client: PoolClient): Promise<RepairCode[]> =>
  namedQuery<RepairCode & Record<string, unknown>>(client, "select c.kind, c.code, c.label, c.active from repair_code c order by c.kind, c.code", [])

/** Takes over a CSV of codes: new ones are added, known ones get the file's label; what it does not name stays. All lines or none. Throws `import.line_invalid`. */
export async function importCodes(ledger: Ledger, text: string): Promise<{ readonly importedCount: number }> {
  const file = readCodeFile(text)
  if (!file.ok) throw new RejectionError(reject("import.line_invalid", `Line ${file.issues[0]?.line ?? 1}: ${file.issues[0]?.message ?? "cannot be read"}`, { issues: file.issues.map((issue) => ({ ...issue })) }))
  await withTransaction(ledger.dataSource, async (client) => {
    // The first list of a shop's own begins with ours, so that nothing in use loses its label.
    const isFirst = (await namedQuery(client, "select 1 as found from repair_code limit 1", [])).length === 0
    await upsert(client, isFirst ? [...SEED_CODES.filter((seed) => !file.codes.some((code) => code.kind === seed.kind && code.code === seed.code)), ...file.codes] : file.codes)
  })
  return { importedCount: file.codes.length }
}

async function upsert(client: PoolClient, codes: readonly RepairCode[]): Promise<void> {
  await namedQuery(
    client,
    `insert into repair_code (kind, code, label, active) select x.kind, x.code, x.label, x.active from jsonb_to_recordset($1::text::jsonb) x (kind text, code text, label text, active boolean)
     on conflict (kind, code) do update set label = excluded.label, active = excluded.active`,
    [JSON.stringify(codes)],
  )
}

/** What a product's test must show; an empty list is none. */
export async function setProtocol(ledger: Ledger, inventoryItemId: string, tests: readonly ProtocolTest[]): Promise<void> {
  await withClient(ledger.dataSource, (client) => tests.length === 0
    ? namedQuery(client, "delete from test_protocol where inventory_item_id = $1::text", [inventoryItemId])
    : namedQuery(
      client, "insert into test_protocol (inventory_item_id, tests) values ($1::text, $2::text::jsonb) on conflict (inventory_item_id) do update set tests = excluded.tests, updated_at = now()",
      [inventoryItemId, JSON.stringify(tests)],
    ))
}

export async function getProtocol(ledger: Ledger, inventoryItemId: string): Promise<readonly ProtocolTest[]> {
  return withClient(ledger.dataSource, (client) => loadProtocol(client, inventoryItemId))
}
