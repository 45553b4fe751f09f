import { z } from "@medusajs/framework/zod"
import { ownershipTransferAnswer, ownershipTransferList } from "../../answers/ownership-transfer"
import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { id, paging } from "../../validators"

export const GET = route({
  summary: "The units that the caller has offered and nobody has taken yet",
  access: "customer",
  query: z.strictObject(paging),
  answer: ownershipTransferList,
  handler: async ({ query: { limit, offset }, visitor, services }) => {
    const { transfers, count } = await services.ownershipTransfers.listOffered(visitor.customerId ?? "", { limit, offset })
    const offers = transfers.map(({ id: transferId, unitId, serialNumber, status, expiresAt }) => ({ id: transferId, unit_id: unitId, serial_number: serialNumber, status, expires_at: expiresAt }))
    return { body: { ownership_transfers: offers, ...presentPage({ limit, offset, count }) } }
  },
})

export const POST = route({
  summary: "Offers one of the caller's units to somebody by mail; it stays hers until that one accepts",
  access: "customer",
  body: z.strictObject({ unit_id: id, to_email: z.email().max(255) }),
  status: 201,
  answer: ownershipTransferAnswer,
  codes: ["unit.not_found", "unit.held", "ownership_transfer.offered", "rate_limit.exceeded"],
  handler: async ({ body, request, visitor, services }) => {
    const transfer = await services.ownershipTransfers.offer(request, { unitId: body.unit_id, fromCustomerId: visitor.customerId ?? "", toEmail: body.to_email })
    return { body: { ownership_transfer: { id: transfer.id, unit_id: transfer.unitId, status: transfer.status, expires_at: transfer.expiresAt } } }
  },
})
