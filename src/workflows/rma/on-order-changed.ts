import type { MedusaContainer } from "@medusajs/framework/types"
import { noticeReturnsOfOrder } from "./notice-returns"
import { returnUnusedCredit } from "../store-credit/return-unused-credit"

/**
 * What follows, beside its units, from an order that changed: one of its fulfilments, returns or refunds did, perhaps in
 * Medusa's own screens. The reconciler calls it after the order's sync, without the order's lock, and again when it
 * failed; everything here reads the truth back and converges.
 */
export async function onOrderChanged(container: MedusaContainer, orderId: string): Promise<void> {
  await returnUnusedCredit(container, orderId)
  await noticeReturnsOfOrder(container, orderId)
}
