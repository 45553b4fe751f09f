import type { PoolClient } from "pg"
import { assert } from "../../domain/common/assert"
import type { Actor } from "../../domain/unit/events"
import type { Ledger } from "../../ledger/run-command"
import { type CreditEntry, insertCreditEntry } from "./credit-entries"

export interface GrantCredit {
  readonly customerId: string
  readonly currencyCode: string
  readonly amountMinor: number
  /** What it is granted for; one source grants once, e.g. `{type: "rma_line", id}`. */
  readonly source: { readonly type: string; readonly id: string }
  readonly actor: Actor
  readonly reasonCode?: string | null
}

/** Inside the transaction of the document that grants it, after its units: the account's lock is the last one. */
export async function grantCredit(client: PoolClient, ledger: Pick<Ledger, "newId">, grant: GrantCredit): Promise<CreditEntry> {
  assert(Number.isSafeInteger(grant.amountMinor) && grant.amountMinor > 0, "granted credit is a whole number of minor units above zero")
  const { entry } = await insertCreditEntry(client, {
    id: ledger.newId("acred"), customerId: grant.customerId, currencyCode: grant.currencyCode.toLowerCase(), amountMinor: grant.amountMinor, kind: "grant",
    sourceType: grant.source.type, sourceId: grant.source.id, reversesId: null, promotionCode: null, orderId: null, reasonCode: grant.reasonCode ?? null, noteId: null, actor: grant.actor,
  })
  return entry
}
