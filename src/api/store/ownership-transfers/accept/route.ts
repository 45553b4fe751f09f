import { z } from "@medusajs/framework/zod"
import { route } from "../../../respond"

const TOKEN_LENGTH_MAX = 512

export const POST = route({
  summary: "Accepts a unit with the mailed token: from now on it is the caller's, and the former owner sees it no more",
  access: "customer",
  body: z.strictObject({ token: z.string().min(1).max(TOKEN_LENGTH_MAX) }),
  // The token is used up by the first of two; nothing of it may be kept under a key.
  idempotency: "none",
  answer: z.object({ unit_id: z.string() }),
  codes: ["token.invalid", "ownership_transfer.own_address", "unit.held"],
  handler: async ({ body: { token }, request, visitor, services }) => {
    const { unitId } = await services.ownershipTransfers.accept(request, { token, customerId: visitor.customerId ?? "" })
    return { body: { unit_id: unitId } }
  },
})
