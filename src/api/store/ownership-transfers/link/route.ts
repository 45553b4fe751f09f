import { z } from "@medusajs/framework/zod"
import { linkOf } from "../../../../workflows/notice/page-urls"
import { ownershipTransferLinkAnswer } from "../../../answers/ownership-transfer"
import { route } from "../../../respond"
import { id } from "../../../validators"

export const POST = route({
  summary: "Offers one of the caller's units by a link that she hands on herself, as text or as a QR code; whoever opens it first and signs in may accept",
  access: "customer",
  body: z.strictObject({ unit_id: id }),
  status: 201,
  // The answer is a secret: nothing of it may be kept under a key.
  idempotency: "none",
  answer: ownershipTransferLinkAnswer,
  codes: ["unit.not_found", "unit.held", "ownership_transfer.offered"],
  handler: async ({ body, request, visitor, services, container }) => {
    const { transfer, token } = await services.ownershipTransfers.offerLink(request, { unitId: body.unit_id, fromCustomerId: visitor.customerId ?? "" })
    return { body: { ownership_transfer: { id: transfer.id, unit_id: transfer.unitId, status: transfer.status, expires_at: transfer.expiresAt }, token, url: linkOf(container, "ownership_transfer", token) } }
  },
})
