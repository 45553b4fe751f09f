import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { toMinor } from "../../domain/common/money"
import { servicesOf } from "../facade"
import { decimalOf } from "../rma/order-money"

/**
 * An order was placed with a promotion that store credit became. What its items were too cheap to use of it comes back to
 * the customer's account, and all of it when the order is canceled. Convergent: each part comes back once.
 */
export async function returnUnusedCredit(container: Pick<MedusaContainer, "resolve">, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "status", "currency_code", "is_draft_order", "items.adjustments.code", "items.adjustments.amount"], filters: { id: orderId } })
  const order = data[0] as unknown as GraphOrder | undefined
  if (order === undefined || order.is_draft_order === true) return
  const adjustments = (order.items ?? []).flatMap((item) => (item?.adjustments ?? []).filter((row) => row !== null))
  const { credits } = servicesOf(container)
  const redemptions = await credits.redemptionsOfPromotions([...new Set(adjustments.flatMap(({ code }) => (code ? [code] : [])))])
  for (const redemption of redemptions) {
    const used = adjustments.filter(({ code }) => code === redemption.promotionCode).reduce((total, { amount }) => MathBN.add(total, decimalOf(amount)), MathBN.convert(0))
    const usedMinor = toMinor(used.toString(), order.currency_code)
    const unusedMinor = -redemption.amountMinor - usedMinor
    if (unusedMinor > 0) await credits.returnRemainder(redemption, { unusedMinor, orderId, moment: "placed" })
    if (order.status === "canceled" && usedMinor > 0) await credits.returnRemainder(redemption, { unusedMinor: usedMinor, orderId, moment: "canceled" })
  }
}

interface GraphOrder {
  readonly status: string
  readonly currency_code: string
  readonly is_draft_order?: boolean
  readonly items?: readonly ({ readonly adjustments?: readonly ({ readonly code?: string | null; readonly amount?: unknown } | null)[] | null } | null)[] | null
}
