import { z } from "@medusajs/framework/zod"
import { clientIpOf } from "../../client-ip"
import { route } from "../../respond"
import { requestAccess } from "./validators"

export const POST = route({
  summary: "Mails a one-time link to who bought an order or owns a unit. Answers the same whether or not the e-mail belongs to it",
  access: "public",
  body: requestAccess,
  status: 202,
  idempotency: "none",
  answer: z.object({}),
  codes: ["rate_limit.exceeded"],
  handler: async ({ body, req, services }) => {
    await services.guests.requestAccess({
      ip: clientIpOf(req), email: body.email, orderDisplayId: body.order_display_id ?? null, serialNumber: body.serial_number ?? null,
    })
    return { body: {} }
  },
})
