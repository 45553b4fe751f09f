import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type AskedReturn, blocksReturnOf } from "../../workflows/rma/blocks-return-of"
import { sendRejection } from "../respond"
import type { OrderIdOf } from "./order-write-lock"

type Asked = Pick<AskedReturn, "items" | "moment" | "returnId">
export type AskedOf = (request: MedusaRequest) => Promise<Asked> | Asked

/**
 * A unit that is in an RMA, or that became the shop's another way, must not come back a second time by a return of
 * Medusa: it would be credited and counted twice. Runs under the order's lock, so that no RMA opens meanwhile.
 */
export const refuseReturn = (orderIdOf: OrderIdOf, askedOf: AskedOf) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const orderId = await orderIdOf(request)
    if (orderId === null) return next()
    const asked = await askedOf(request)
    const rejection = asked.items.length === 0 ? null : await blocksReturnOf(request.scope, { orderId, ...asked })
    if (rejection === null) return next()
    sendRejection(response, rejection)
  }

/** The body names lines and quantities; what has another form is left to core's own validation. */
export const askedByBody = (moment: AskedReturn["moment"], idIs: "return" | "other"): AskedOf => ({ body, params }) => ({
  moment, returnId: idIs === "return" ? params["id"] ?? null : null,
  items: itemsIn(body).flatMap(({ id, quantity }) => (typeof id === "string" && typeof quantity === "number" ? [{ lineItemId: id, quantity }] : [])),
})

/** What the open change of a return, claim or exchange would request: it may have been put together before the RMA was opened. */
export const askedByChange = (idField: "return_id" | "claim_id" | "exchange_id"): AskedOf => async ({ scope, params }) => {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const id = params["id"] ?? ""
  const { data } = await query.graph({ entity: "order_change", fields: ["id", "return_id", "actions.action", "actions.details"], filters: { [idField]: id, status: ["pending", "requested"] } as object })
  const [change] = data as unknown as readonly GraphChange[]
  const actions = (change?.actions ?? []).filter((row) => row?.action === "RETURN_ITEM")
  return {
    moment: "request", returnId: change?.return_id ?? null,
    items: actions.flatMap((row) => (typeof row?.details?.reference_id === "string" ? [{ lineItemId: row.details.reference_id, quantity: Number(row.details.quantity) }] : [])),
  }
}

function itemsIn(body: unknown): readonly Record<string, unknown>[] {
  if (typeof body !== "object" || body === null || !("items" in body) || !Array.isArray(body.items)) return []
  return body.items.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null)
}

interface GraphChange {
  readonly return_id?: string | null
  readonly actions?: readonly ({ readonly action: string; readonly details?: { readonly reference_id?: unknown; readonly quantity?: unknown } | null } | null)[] | null
}
