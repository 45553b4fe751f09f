import type { MedusaContainer } from "@medusajs/framework/types"
import { ClaimReason, ClaimType } from "@medusajs/framework/utils"
import { beginClaimOrderWorkflow, confirmClaimRequestWorkflow, orderClaimAddNewItemWorkflow, orderClaimItemWorkflow } from "@medusajs/medusa/core-flows"
import { assert } from "../../domain/common/assert"
import { syncOrderWorkflow } from "../order/sync-order"
import { AFTERCARE_KEY, type Deed, type Fault, keyIn, NO_FAULT } from "./deed"
import { freeFromChange, withFreeOrder } from "./order-change"
import { type ClaimRow, ordersOf } from "./order-module"
import { readClaims } from "./read-documents"
import { reserveLine, stockRejection } from "./reserve-line"

export interface ReplaceByClaim extends Deed {
  /** The line whose unit is replaced. */
  readonly lineItemId: string
  readonly variantId: string
  readonly quantity: number
  /** Where the replacement leaves from. */
  readonly locationId?: string | undefined
}

export interface ClaimReplacement {
  readonly claimId: string
  /** The order line that sends the replacement: allocated and fulfilled like any other. */
  readonly lineItemId: string
  readonly replayed: boolean
}

/**
 * A replacement for the order's own customer: a claim of Medusa with a line that costs nothing and no inbound return,
 * since the old unit's way is ours. The new line is reserved and its unit allocated. Exactly once for its key; call it
 * under the order's lock. Throws `replacement.out_of_stock` and `order.change_in_progress`.
 */
export async function replaceByClaim(container: MedusaContainer, input: ReplaceByClaim, fault: Fault = NO_FAULT): Promise<ClaimReplacement> {
  const { orderId, locationId, key } = input
  const known = await findClaim(container, orderId, key)
  const claim = known ?? await makeClaim(container, input, fault)
  await fault("claim_confirmed")
  const lineItemId = sentLine(claim)
  assert(lineItemId !== undefined, "a confirmed claim sends the replacement")
  await reserveLine(container, { orderId, lineItemId, locationId: known === null ? locationId : undefined })
  await fault("reserved")
  await syncOrderWorkflow(container).run({ input: { order_id: orderId } })
  return { claimId: claim.id, lineItemId, replayed: known !== null }
}

const sentLine = ({ additional_items }: ClaimRow): string | undefined => additional_items?.[0]?.item_id

/** Did an earlier run promise the replacement by a claim? Then it stays one, whatever has changed since. */
export const isReplacedByClaim = async (container: MedusaContainer, { orderId, key }: Pick<ReplaceByClaim, "orderId" | "key">): Promise<boolean> =>
  (await readClaims(container, { order_id: orderId })).some((claim) => keyIn(claim.metadata) === key && claim.canceled_at == null && sentLine(claim) !== undefined)

/** The confirmed claim of this key; one that was never confirmed is thrown away. */
async function findClaim(container: MedusaContainer, orderId: string, key: string): Promise<ClaimRow | null> {
  const claims = (await readClaims(container, { order_id: orderId })).filter(({ metadata, canceled_at }) => keyIn(metadata) === key && canceled_at == null)
  const [confirmed] = claims.filter((claim) => sentLine(claim) !== undefined)
  if (confirmed !== undefined || claims.length === 0) return confirmed ?? null
  await freeFromChange(container, orderId)
  await ordersOf(container).softDeleteOrderClaims(claims.map(({ id }) => id))
  return null
}

async function makeClaim(container: MedusaContainer, { orderId, lineItemId, variantId, quantity, key, createdBy = null }: ReplaceByClaim, fault: Fault): Promise<ClaimRow> {
  return withFreeOrder(container, orderId, async () => {
    const { result: change } = await beginClaimOrderWorkflow(container).run({ input: { type: ClaimType.REPLACE, order_id: orderId, created_by: createdBy, metadata: { [AFTERCARE_KEY]: key } } })
    const { claim_id: claimId } = change as typeof change & { readonly claim_id: string }
    await fault("claim_begun")
    await orderClaimItemWorkflow(container).run({ input: { claim_id: claimId, items: [{ id: lineItemId, quantity, reason: ClaimReason.PRODUCTION_FAILURE }] } })
    await fault("item_claimed")
    try {
      await orderClaimAddNewItemWorkflow(container).run({ input: { claim_id: claimId, items: [{ variant_id: variantId, quantity, unit_price: 0, metadata: { [AFTERCARE_KEY]: key } }] } })
    } catch (error) {
      throw stockRejection(error, variantId)
    }
    await fault("item_added")
    await confirmClaimRequestWorkflow(container).run({ input: { claim_id: claimId, ...(createdBy === null ? {} : { confirmed_by: createdBy }) } })
    const [claim] = await readClaims(container, { id: claimId })
    assert(claim !== undefined, "a confirmed claim can be read")
    return claim
  })
}
