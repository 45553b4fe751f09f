import type { IPromotionModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules, PromotionStatus } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { toDecimal } from "../../domain/common/money"
import { MEDUSA_ACTOR, servicesOf } from "../facade"
import { rejectionOf } from "../hooks/hook-errors"
import { withOrderLock } from "../order/order-lock"
import { payWithCredit } from "../rma/pay-with-credit"

type CreditEntry = Awaited<ReturnType<ReturnType<typeof servicesOf>["credits"]["get"]>>

/**
 * Gives in Medusa what store credit was redeemed for, once for the redemption: the promotion for one cart, or the credit
 * line on the order. An order that does not owe that much any more gives the credit back and says so. Takes the order's
 * lock itself.
 */
export async function fulfilRedemption(container: MedusaContainer, entryId: string): Promise<CreditEntry> {
  const entry = await servicesOf(container).credits.get(entryId)
  if (entry.promotionCode !== null) await ensurePromotion(container, entry, entry.promotionCode)
  const { orderId } = entry
  if (orderId !== null && entry.kind === "redemption") await withOrderLock(container, orderId, () => payOrder(container, entry, orderId))
  return entry
}

async function ensurePromotion(container: MedusaContainer, entry: CreditEntry, code: string): Promise<void> {
  const promotions = container.resolve<IPromotionModuleService>(Modules.PROMOTION)
  // A reversed redemption gives nothing; the check and the creation may race with a reversal only by an agent's hand, who sees the promotion.
  if ((await servicesOf(container).credits.reversalOf(entry.id)) !== null) return
  const [known] = await promotions.listPromotions({ code: [code] }, { take: 1 })
  if (known !== undefined) return
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [{
        code, type: "standard", status: PromotionStatus.ACTIVE, is_automatic: false, limit: 1, metadata: { aftercare_redemption: entry.id },
        // Whoever finds the code can do nothing with it: it is for carts of this customer.
        rules: [{ attribute: "customer.id", operator: "eq", values: [entry.customerId] }],
        application_method: { type: "fixed", target_type: "order", allocation: "across", value: toDecimal(-entry.amountMinor, entry.currencyCode), currency_code: entry.currencyCode },
        // The published type knows neither limit nor metadata.
      }] as never,
    },
  })
}

async function payOrder(container: MedusaContainer, entry: CreditEntry, orderId: string): Promise<void> {
  const { credits } = servicesOf(container)
  if ((await credits.reversalOf(entry.id)) !== null) return
  try {
    await payWithCredit(container, { orderId, amountMinor: -entry.amountMinor, key: entry.id, createdBy: entry.actorType === "user" ? entry.actorId : null })
  } catch (error) {
    if (rejectionOf(error)?.code !== "settlement.above_owed") throw error
    await credits.reverse({ actor: MEDUSA_ACTOR }, entry.id, "order_owes_less")
    throw error
  }
}
