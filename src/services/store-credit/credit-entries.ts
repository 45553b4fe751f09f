import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import type { Actor } from "../../domain/unit/events"
import { namedQuery } from "../../persistence/named-query"

export const CREDIT_ENTRY_KINDS = ["grant", "adjustment", "redemption", "reversal", "remainder"] as const
export type CreditEntryKind = (typeof CREDIT_ENTRY_KINDS)[number]

/** One line of a customer's account with the shop. None is ever changed; the balance is their sum. */
export interface CreditEntry {
  readonly id: string
  readonly customerId: string
  readonly currencyCode: string
  /** Positive: the customer has more than before. */
  readonly amountMinor: number
  readonly kind: CreditEntryKind
  readonly sourceType: string
  readonly sourceId: string
  readonly reversesId: string | null
  /** Of a redemption: the one-use promotion that it became, or the order that it paid. */
  readonly promotionCode: string | null
  readonly orderId: string | null
  readonly reasonCode: string | null
  readonly noteId: string | null
  readonly actorType: string
  readonly actorId: string
  readonly createdAt: string
}

export type NewCreditEntry = Omit<CreditEntry, "actorType" | "actorId" | "createdAt"> & { readonly actor: Actor }

export const CREDIT_ENTRY_COLUMNS = `id, customer_id as "customerId", currency_code as "currencyCode", amount_minor as "amountMinor", kind, source_type as "sourceType", source_id as "sourceId", reverses_id as "reversesId",
  promotion_code as "promotionCode", order_id as "orderId", reason_code as "reasonCode", note_id as "noteId", actor_type as "actorType", actor_id as "actorId", created_at as "createdAt"`

type EntryRow = CreditEntry & Record<string, unknown>

/**
 * Writes an entry once for its source, inside the caller's transaction; gives the one that stands. A trigger orders the
 * writers of one account and refuses a negative balance (AF003).
 */
export async function insertCreditEntry(client: PoolClient, entry: NewCreditEntry): Promise<{ readonly entry: CreditEntry; readonly replayed: boolean }> {
  const known = await findCreditEntry(client, entry.sourceType, entry.sourceId)
  if (known !== null) return { entry: sameEntry(known, entry), replayed: true }
  const [inserted] = await namedQuery<EntryRow>(
    client,
    `insert into store_credit_entry (id, customer_id, currency_code, amount_minor, kind, source_type, source_id, reverses_id, promotion_code, order_id, reason_code, note_id, actor_type, actor_id)
     values ($1, $2, $3, $4::bigint, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (source_type, source_id) do nothing returning ${CREDIT_ENTRY_COLUMNS}`,
    [
      entry.id, entry.customerId, entry.currencyCode, entry.amountMinor, entry.kind, entry.sourceType, entry.sourceId, entry.reversesId,
      entry.promotionCode, entry.orderId, entry.reasonCode, entry.noteId, entry.actor.type, entry.actor.id,
    ],
  )
  if (inserted !== undefined) return { entry: inserted, replayed: false }
  const twin = await findCreditEntry(client, entry.sourceType, entry.sourceId)
  if (twin === null) throw new Error("Assertion failed: an entry that blocked another can be read")
  return { entry: sameEntry(twin, entry), replayed: true }
}

export async function findCreditEntry(client: PoolClient, sourceType: string, sourceId: string): Promise<CreditEntry | null> {
  const [row] = await namedQuery<EntryRow>(client, `select ${CREDIT_ENTRY_COLUMNS} from store_credit_entry where source_type = $1 and source_id = $2`, [sourceType, sourceId])
  return row ?? null
}

/** One source is one deed: another amount or another customer under it is a mistake of the caller. */
function sameEntry(known: CreditEntry, asked: NewCreditEntry): CreditEntry {
  if (known.customerId === asked.customerId && known.currencyCode === asked.currencyCode && known.amountMinor === asked.amountMinor) return known
  throw new RejectionError(reject("store_credit.source_used", `${asked.sourceType} ${asked.sourceId} already moved ${known.amountMinor} ${known.currencyCode} (minor units) of store credit.`, {
    source_type: asked.sourceType, source_id: asked.sourceId, entry_id: known.id,
  }))
}
