import type { MedusaContainer } from "@medusajs/framework/types"
import { toDecimal } from "../../domain/common/money"
import { RejectionError, reject } from "../../domain/common/rejection"
import { type CommandRequest, servicesOf } from "../facade"
import { owedByCustomer, readOrderMoney } from "../rma/order-money"
import { fulfilRedemption } from "./fulfil-redemption"

export interface RedeemStoreCredit {
  readonly customerId: string
  readonly currencyCode: string
  readonly amountMinor: number
  readonly orderId: string | null
  readonly redemptionId: string
}

/**
 * Takes store credit out of the account and gives it in Medusa: as a promotion for one cart of this customer, or as a
 * credit line on an order of hers that owes money. The account is written first, together with the message that finishes
 * what a process that dies leaves undone. Throws `store_credit.insufficient`, `settlement.above_owed`.
 */
export async function redeemStoreCredit(container: MedusaContainer, request: CommandRequest, input: RedeemStoreCredit): Promise<Awaited<ReturnType<typeof fulfilRedemption>>> {
  if (input.orderId !== null) await requirePayable(container, input, input.orderId)
  const { credits } = servicesOf(container)
  const { id } = await credits.redeem(request, input)
  const entry = await fulfilRedemption(container, id)
  if ((await credits.reversalOf(id)) === null) return entry
  throw new RejectionError(reject("settlement.above_owed", `The order does not owe that much any more; the store credit was given back.`, { order_id: input.orderId, entry_id: id }))
}

/** Before anything is taken. The payment itself looks again, under the order's lock. */
async function requirePayable(container: MedusaContainer, { customerId, currencyCode, amountMinor }: RedeemStoreCredit, orderId: string): Promise<void> {
  const money = await readOrderMoney(container, orderId)
  if (money.customerId !== customerId) throw new RejectionError(reject("store_credit.order_not_customers", `Order ${orderId} is not one of this customer's.`, { order_id: orderId }))
  const owedMinor = money.currencyCode === currencyCode ? owedByCustomer(money) : 0
  if (amountMinor <= owedMinor) return
  throw new RejectionError(reject("settlement.above_owed", `Order ${orderId} is owed ${toDecimal(owedMinor, currencyCode)} ${currencyCode}, not ${toDecimal(amountMinor, currencyCode)}.`, {
    order_id: orderId, currency_code: money.currencyCode, owed_minor: owedMinor, requested_minor: amountMinor,
  }))
}
