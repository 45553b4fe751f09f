import type { HttpInstant, HttpPage } from "./common"

/** What a customer has with the shop in one currency. */
export interface HttpStoreCreditBalance {
  currency_code: string
  balance: number
}

/** One line of the account; none is ever changed, and the balance is their sum. */
export interface HttpStoreCreditEntry {
  id: string
  currency_code: string
  /** Positive: the customer has more than before. */
  amount: number
  kind: "grant" | "adjustment" | "redemption" | "reversal" | "remainder"
  source: { type: string; id: string }
  reverses_id: string | null
  /** Of a redemption: the code of the promotion for one cart, or the order it paid. */
  promotion_code: string | null
  order_id: string | null
  reason_code: string | null
  created_at: HttpInstant
}

export interface HttpStoreCreditAnswer extends HttpPage {
  store_credit: { customer_id: string; balances: HttpStoreCreditBalance[] }
  entries: HttpStoreCreditEntry[]
}

export interface HttpStoreCreditChange {
  store_credit: { customer_id: string; balances: HttpStoreCreditBalance[] }
  entry: HttpStoreCreditEntry
}
