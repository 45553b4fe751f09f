import { z } from "@medusajs/framework/zod"
import { at } from "../../../answers/common"
import { clientIpOf } from "../../../client-ip"
import { route } from "../../../respond"
import { redeemAccess } from "../validators"

export const POST = route({
  summary: "Turns a mailed one-time token into half an hour of access to its order or unit, by the header x-aftercare-guest",
  access: "public",
  body: redeemAccess,
  // Repeating the answer would mean keeping the access token.
  idempotency: "none",
  answer: z.object({ access_token: z.string(), expires_at: at }),
  codes: ["token.invalid", "rate_limit.exceeded"],
  handler: async ({ body: { token }, req, services }) => {
    const { accessToken, expiresAt } = await services.guests.redeem({ token, ip: clientIpOf(req) })
    return { body: { access_token: accessToken, expires_at: expiresAt } }
  },
})
