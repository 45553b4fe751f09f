import { randomBytes } from "node:crypto"
import type { PoolClient } from "pg"
import { RejectionError, reject } from "../../domain/common/rejection"
import { insertNotes } from "../../ledger/notes"
import type { CommandRequest, Ledger } from "../../ledger/run-command"
import { insertOutboxMessages, outboxMessage } from "../../messaging/outbox"
import { namedQuery, withClient } from "../../persistence/named-query"
import { isBelowZero } from "../../persistence/postgres-errors"
import { withTransaction } from "../../persistence/with-transaction"
import { newNote } from "../note/new-note"
import { CREDIT_ENTRY_COLUMNS, type CreditEntry, findCreditEntry, insertCreditEntry, type NewCreditEntry } from "./credit-entries"
import { grantCredit, type GrantCredit } from "./grant-credit"

export interface CreditBalance {
  readonly currencyCode: string
  readonly balanceMinor: number
}

export interface RedeemCredit {
  readonly customerId: string
  readonly currencyCode: string
  readonly amountMinor: number
  /** The order it pays; without one it becomes a promotion for one cart. */
  readonly orderId: string | null
  /** Names the redemption: the same id is the same redemption. */
  readonly redemptionId: string
}

export interface AdjustCredit {
  readonly customerId: string
  readonly currencyCode: string
  readonly amountMinor: number
  readonly reasonCode: string
  readonly note?: string | undefined
  readonly adjustmentId: string
}

/** What the facade offers about store credit. */
export const storeCreditServices = (ledger: Ledger) => ({
  grant: (grant: GrantCredit) => withTransaction(ledger.dataSource, (client) => grantCredit(client, ledger, grant)),
  redeem: (request: CommandRequest, input: RedeemCredit) => redeemCredit(ledger, request, input),
  reverse: (request: CommandRequest, entryId: string, reasonCode: string) => reverseCredit(ledger, request, entryId, reasonCode),
  adjust: (request: CommandRequest, input: AdjustCredit) => adjustCredit(ledger, request, input),
  returnRemainder: (redemption: CreditEntry, remainder: Remainder) => returnRemainder(ledger, redemption, remainder),
  balances: (customerId: string) => withClient(ledger.dataSource, (client) => balancesOf(client, customerId)),
  entries: (customerId: string, page: EntryPage) => listEntries(ledger, customerId, page),
  /** Null: the entry stands. */
  reversalOf: (entryId: string) => withClient(ledger.dataSource, (client) => findCreditEntry(client, "reversal", entryId)),
  get: (id: string) => withClient(ledger.dataSource, (client) => getEntry(client, id)),
  redemptionsOfPromotions: (codes: readonly string[]) => redemptionsOfPromotions(ledger, codes),
})

export interface EntryPage {
  readonly limit: number
  readonly offset: number
}

/** The sum in each currency that ever had an entry. */
async function balancesOf(client: PoolClient, customerId: string): Promise<readonly CreditBalance[]> {
  return namedQuery<CreditBalance & Record<string, unknown>>(
    client, `select currency_code as "currencyCode", sum(amount_minor)::bigint as "balanceMinor" from store_credit_entry where customer_id = $1 group by currency_code order by currency_code`, [customerId],
  )
}

/** Newest first. */
async function listEntries(ledger: Ledger, customerId: string, { limit, offset }: EntryPage): Promise<{ readonly entries: readonly CreditEntry[]; readonly count: number }> {
  return withClient(ledger.dataSource, async (client) => {
    const [counted] = await namedQuery<{ count: number }>(client, "select count(*)::int as count from store_credit_entry where customer_id = $1", [customerId])
    const entries = await namedQuery<CreditEntry & Record<string, unknown>>(client, `select ${CREDIT_ENTRY_COLUMNS} from store_credit_entry where customer_id = $1 order by id desc limit $2::int offset $3::int`, [customerId, limit, offset])
    return { entries, count: counted?.count ?? 0 }
  })
}

async function getEntry(client: PoolClient, id: string): Promise<CreditEntry> {
  const [entry] = await namedQuery<CreditEntry & Record<string, unknown>>(client, `select ${CREDIT_ENTRY_COLUMNS} from store_credit_entry where id = $1`, [id])
  if (entry === undefined) throw new RejectionError(reject("not_found", `No store credit entry ${id.slice(0, 64)} exists.`, { entry_id: id }))
  return entry
}

async function redemptionsOfPromotions(ledger: Ledger, codes: readonly string[]): Promise<readonly CreditEntry[]> {
  if (codes.length === 0) return []
  return withClient(ledger.dataSource, (client) => namedQuery<CreditEntry & Record<string, unknown>>(client, `select ${CREDIT_ENTRY_COLUMNS} from store_credit_entry where promotion_code = any ($1::text[])`, [codes]))
}

/**
 * Takes credit out of the account, before Medusa gives anything for it, and leaves the message that makes Medusa give it.
 * Throws `store_credit.insufficient`.
 */
async function redeemCredit(ledger: Ledger, { actor }: CommandRequest, { customerId, currencyCode, amountMinor, orderId, redemptionId }: RedeemCredit): Promise<CreditEntry> {
  const entry = {
    id: ledger.newId("acred"), customerId, currencyCode: currencyCode.toLowerCase(), amountMinor: -amountMinor, kind: "redemption", sourceType: "redemption", sourceId: redemptionId, reversesId: null,
    promotionCode: orderId === null ? `CREDIT-${randomBytes(CODE_BYTES).toString("hex").toUpperCase()}` : null, orderId, reasonCode: null, noteId: null, actor,
  } as const
  return write(ledger, entry, async (client, { id }) => insertOutboxMessages(client, [outboxMessage("fulfil_credit_redemption", { entry_id: id })], ledger.newId))
}

/** 80 bits: nobody guesses the code of somebody else's credit. */
const CODE_BYTES = 10

/** The opposite of an entry, once: a redemption that Medusa could not carry out, a grant made by mistake. Throws `store_credit.insufficient` when the credit is spent already. */
async function reverseCredit(ledger: Ledger, { actor }: CommandRequest, entryId: string, reasonCode: string): Promise<CreditEntry> {
  const reversed = await withClient(ledger.dataSource, (client) => getEntry(client, entryId))
  if (reversed.kind === "reversal") throw new RejectionError(reject("store_credit.not_reversible", `Store credit entry ${entryId} is itself a reversal.`, { entry_id: entryId }))
  return write(ledger, {
    id: ledger.newId("acred"), customerId: reversed.customerId, currencyCode: reversed.currencyCode, amountMinor: -reversed.amountMinor, kind: "reversal", sourceType: "reversal", sourceId: entryId, reversesId: entryId,
    promotionCode: null, orderId: null, reasonCode, noteId: null, actor,
  })
}

async function adjustCredit(ledger: Ledger, { actor }: CommandRequest, { customerId, currencyCode, amountMinor, reasonCode, note, adjustmentId }: AdjustCredit): Promise<CreditEntry> {
  const written = note === undefined ? null : newNote(ledger, actor, note, { type: "customer", id: customerId })
  return write(ledger, {
    id: ledger.newId("acred"), customerId, currencyCode: currencyCode.toLowerCase(), amountMinor, kind: "adjustment", sourceType: "adjustment", sourceId: adjustmentId, reversesId: null,
    promotionCode: null, orderId: null, reasonCode, noteId: written?.row.id ?? null, actor,
  }, async (client) => insertNotes(client, written === null ? [] : [written.row]))
}

/** `placed`: the items cost less than the promotion gives. `canceled`: nothing was bought with it in the end, so the rest comes back too. */
export type Remainder = { readonly orderId: string } & ({ readonly moment: "placed"; readonly unusedMinor: number } | { readonly moment: "canceled" })

/** What an order did not use of a redemption comes back, once for each moment. Call it under the order's lock. */
async function returnRemainder(ledger: Ledger, redemption: CreditEntry, remainder: Remainder): Promise<CreditEntry | null> {
  const { orderId, moment } = remainder
  const returned = await withClient(ledger.dataSource, (client) => findCreditEntry(client, "remainder", `${redemption.id}:placed`))
  const unusedMinor = remainder.moment === "placed" ? remainder.unusedMinor : -redemption.amountMinor - (returned?.amountMinor ?? 0)
  if (unusedMinor <= 0) return null
  return write(ledger, {
    id: ledger.newId("acred"), customerId: redemption.customerId, currencyCode: redemption.currencyCode, amountMinor: unusedMinor, kind: "remainder", sourceType: "remainder", sourceId: `${redemption.id}:${moment}`, reversesId: null,
    promotionCode: null, orderId, reasonCode: null, noteId: null, actor: { type: "system", id: "medusa" },
  })
}

/** With what goes along, in one transaction. A balance that would be negative is told in our words. */
async function write(ledger: Ledger, entry: NewCreditEntry, along?: (client: PoolClient, written: CreditEntry) => Promise<unknown>): Promise<CreditEntry> {
  try {
    const { entry: written, replayed } = await withTransaction(ledger.dataSource, async (client) => {
      const result = await insertCreditEntry(client, entry)
      if (!result.replayed) await along?.(client, result.entry)
      return result
    })
    if (!replayed) ledger.onCommitted()
    return written
  } catch (error) {
    if (!isBelowZero(error)) throw error
    return insufficient(ledger, entry)
  }
}

/** A twin with the same source may have been the one that took the credit. */
async function insufficient(ledger: Ledger, entry: NewCreditEntry): Promise<CreditEntry> {
  return withClient(ledger.dataSource, async (client) => {
    const twin = await findCreditEntry(client, entry.sourceType, entry.sourceId)
    if (twin !== null) return twin
    const balance = (await balancesOf(client, entry.customerId)).find(({ currencyCode }) => currencyCode === entry.currencyCode)
    throw new RejectionError(reject("store_credit.insufficient", `The customer's store credit in ${entry.currencyCode} does not suffice.`, {
      customer_id: entry.customerId, currency_code: entry.currencyCode, balance_minor: balance?.balanceMinor ?? 0, requested_minor: -entry.amountMinor,
    }))
  })
}
