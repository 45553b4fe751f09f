import { toDecimal } from "../../domain/common/money"
import type { HttpStoreCreditAnswer, HttpStoreCreditChange, HttpStoreCreditEntry } from "../../types/http/store-credit"
import type { Services } from "../respond"
import { presentPage } from "./page"

type CreditEntry = Awaited<ReturnType<Services["credits"]["get"]>>

export const presentCreditEntry = (entry: CreditEntry): HttpStoreCreditEntry => ({
  id: entry.id, currency_code: entry.currencyCode, amount: toDecimal(entry.amountMinor, entry.currencyCode), kind: entry.kind,
  source: { type: entry.sourceType, id: entry.sourceId }, reverses_id: entry.reversesId, promotion_code: entry.promotionCode, order_id: entry.orderId, reason_code: entry.reasonCode, created_at: entry.createdAt,
})

async function presentAccount(services: Services, customerId: string): Promise<HttpStoreCreditAnswer["store_credit"]> {
  const balances = await services.credits.balances(customerId)
  return { customer_id: customerId, balances: balances.map(({ currencyCode, balanceMinor }) => ({ currency_code: currencyCode, balance: toDecimal(balanceMinor, currencyCode) })) }
}

export async function answerStoreCredit(services: Services, customerId: string, page: { readonly limit: number; readonly offset: number }): Promise<{ body: HttpStoreCreditAnswer }> {
  const { entries, count } = await services.credits.entries(customerId, page)
  return { body: { store_credit: await presentAccount(services, customerId), entries: entries.map(presentCreditEntry), ...presentPage({ ...page, count }) } }
}

export async function answerCreditChange(services: Services, entry: CreditEntry): Promise<{ body: HttpStoreCreditChange }> {
  return { body: { store_credit: await presentAccount(services, entry.customerId), entry: presentCreditEntry(entry) } }
}
