import type { PoolClient } from "pg"
import type { Instant } from "../../domain/unit/unit"
import { namedQuery } from "../../persistence/named-query"

/** The prefix of each kind's numbers. */
const PREFIXES = { rma: "RMA", repair_order: "REP", warranty_claim: "WAR", vendor_claim: "VEN" } as const
export type DocumentKind = keyof typeof PREFIXES

const DIGITS = 6

/**
 * The number people say on the phone, `RMA-2026-000123`. From a sequence, not a counter row: two agents who open
 * documents at once do not wait for each other, and a document that is refused leaves a gap.
 */
export async function nextDisplayId(client: PoolClient, kind: DocumentKind, at: Instant): Promise<string> {
  const [row] = await namedQuery<{ number: number }>(client, `select nextval('${kind}_number') as number`, [])
  return `${PREFIXES[kind]}-${at.slice(0, 4)}-${String(row?.number ?? 0).padStart(DIGITS, "0")}`
}
