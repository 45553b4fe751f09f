import { z } from "@medusajs/framework/zod"
import { at } from "../../answers/common"
import { route } from "../../respond"
import { id } from "../../validators"

const transferAnswer = z.object({ ownership_transfer: z.object({ id: z.string(), unit_id: z.string(), status: z.string(), expires_at: at }) })

export const POST = route({
  summary: "Offers one of the caller's units to somebody by mail; it stays hers until that one accepts",
  access: "customer",
  body: z.strictObject({ unit_id: id, to_email: z.email().max(255) }),
  status: 201,
  answer: transferAnswer,
  codes: ["unit.not_found", "unit.held", "ownership_transfer.offered"],
  handler: async ({ body, request, visitor, services }) => {
    const transfer = await services.ownershipTransfers.offer(request, { unitId: body.unit_id, fromCustomerId: visitor.customerId ?? "", toEmail: body.to_email })
    return { body: { ownership_transfer: { id: transfer.id, unit_id: transfer.unitId, status: transfer.status, expires_at: transfer.expiresAt } } }
  },
})
