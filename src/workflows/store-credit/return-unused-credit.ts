import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { toMinor } from "../../domain/common/money"
import { servicesOf } from "../facade"
import { withOrderLock } from "../order/order-lock"
import { decimalOf } from "../rma/order-money"

/**
 * An order was placed with a promotion that store credit became. What its items were too cheap to use of it comes back to
 * the customer's account, and all of it when the order is canceled. Convergent: each part comes back once. Takes the
 * order's lock where there is such a promotion, so that a cancellation is not overtaken.
 */
export async function returnUnusedCredit(container: MedusaContainer, orderId: string): Promise<void> {
  const { credits } = servicesOf(container)
  const redemptions = await credits.redemptionsOfPromotions((await readOrder(container, orderId))?.codes ?? [])
  if (redemptions.length === 0) return
  await withOrderLock(container, orderId, async () => {
    const order = await readOrder(container, orderId)
    if (order === null) return
    for (const redemption of redemptions) {
      const usedMinor = toMinor(order.used.get(redemption.promotionCode ?? "") ?? "0", order.currencyCode)
      if (order.isCanceled) await credits.returnRemainder(redemption, { orderId, moment: "canceled" })
      else await credits.returnRemainder(redemption, { orderId, moment: "placed", unusedMinor: -redemption.amountMinor - usedMinor })
    }
  })
}

const FIRST_VERSION = 1

interface PromotedOrder {
  readonly currencyCode: string
  readonly isCanceled: boolean
  readonly codes: readonly string[]
  /** What each promotion took off the items when the order was placed. */
  readonly used: ReadonlyMap<string, string>
}

/** Null: no such order, or a draft, which has used nothing yet. */
async function readOrder(container: MedusaContainer, orderId: string): Promise<PromotedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order", fields: ["id", "status", "currency_code", "is_draft_order", "promotions.code", "items.adjustments.code", "items.adjustments.amount", "items.adjustments.version"], filters: { id: orderId },
  })
  const order = data[0] as unknown as GraphOrder | undefined
  if (order === undefined || order.is_draft_order === true) return null
  const used = new Map<string, string>()
  for (const row of (order.items ?? []).flatMap((item) => item?.adjustments ?? [])) {
    // Medusa copies the adjustments into each version of the order, or drops them; what was used is what it was placed with.
    if (row?.code && (row.version ?? FIRST_VERSION) === FIRST_VERSION) used.set(row.code, MathBN.add(used.get(row.code) ?? "0", decimalOf(row.amount)).toString())
  }
  const promoted = (order.promotions ?? []).flatMap((promotion) => (promotion?.code ? [promotion.code] : []))
  return { currencyCode: order.currency_code, isCanceled: order.status === "canceled", codes: [...new Set([...used.keys(), ...promoted])], used }
}

interface GraphOrder {
  readonly status: string
  readonly currency_code: string
  readonly is_draft_order?: boolean
  readonly promotions?: readonly ({ readonly code?: string | null } | null)[] | null
  readonly items?: readonly ({ readonly adjustments?: readonly ({ readonly code?: string | null; readonly amount?: unknown; readonly version?: number | null } | null)[] | null } | null)[] | null
}
