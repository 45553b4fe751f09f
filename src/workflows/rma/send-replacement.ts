import type { MedusaContainer } from "@medusajs/framework/types"
import type { Services } from "../facade"
import { replaceByClaim } from "./replace-by-claim"
import { replaceByOrder } from "./replace-by-order"

type DueLine = Awaited<ReturnType<Services["rmas"]["dueLine"]>>

export interface Replacement {
  readonly claimId: string | null
  readonly replacementOrderId: string
  readonly replacementLineItemId: string
}

/**
 * A unit in the place of the old one, at no price: on the order it was sold with, or, where the unit is somebody else's
 * by now or was never sold here, as an order of its own.
 */
export async function sendReplacement(container: MedusaContainer, { rma, line, decidedBy }: DueLine): Promise<Replacement> {
  const variantId = line.resolutionVariantId ?? line.variantId ?? ""
  const key = `${line.id}:replacement`
  if (line.sale !== null && !line.wasPassedOn) {
    const { claimId, lineItemId } = await replaceByClaim(container, { orderId: line.sale.orderId, lineItemId: line.sale.lineItemId, variantId, quantity: 1, key, createdBy: decidedBy })
    return { claimId, replacementOrderId: line.sale.orderId, replacementLineItemId: lineItemId }
  }
  const { orderId, lineItemId } = await replaceByOrder(container, { customerId: rma.customerId, basedOnOrderId: line.sale?.orderId ?? rma.orderId, variantId, key, createdBy: decidedBy })
  return { claimId: null, replacementOrderId: orderId, replacementLineItemId: lineItemId }
}
