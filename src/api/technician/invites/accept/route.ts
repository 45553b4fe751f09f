import { z } from "@medusajs/framework/zod"
import { acceptTechnicianInviteWorkflow } from "../../../../workflows/technician/accept-invite"
import { technicianAnswer } from "../../../answers/technician"
import { clientIpOf } from "../../../client-ip"
import { presentTechnician } from "../../../present/technician"
import { route } from "../../../respond"

const PASSWORD_LENGTH_MIN = 8
const PASSWORD_LENGTH_MAX = 200
const TOKEN_LENGTH_MAX = 500
const TRIES_MAX = 30
const WINDOW_SECONDS = 600

export const POST = route({
  summary: "Sets the password of an invited technician; the mailed token is used up",
  access: "public",
  body: z.strictObject({ token: z.string().min(1).max(TOKEN_LENGTH_MAX), password: z.string().min(PASSWORD_LENGTH_MIN).max(PASSWORD_LENGTH_MAX) }),
  // Repeating the answer would mean keeping the token and the password's hash under a key.
  idempotency: "none",
  answer: technicianAnswer,
  codes: ["token.invalid", "technician.disabled", "rate_limit.exceeded"],
  handler: async ({ body, req, container, services }) => {
    await services.rateLimits.count([{ name: "technician_invite.ip", value: clientIpOf(req), max: TRIES_MAX, windowSeconds: WINDOW_SECONDS }])
    const { result } = await acceptTechnicianInviteWorkflow(container).run({ input: body })
    return { body: { technician: presentTechnician(result as Parameters<typeof presentTechnician>[0]) } }
  },
})
