import { z } from "@medusajs/framework/zod"
import { vendorsAnswer } from "../../answers/bench"
import { route } from "../../respond"
import { shortText } from "../../validators"

const VENDORS_MAX = 50

export const GET = route({
  summary: "To whom units were sent, or claims made, so far: names to choose from",
  access: "technician",
  query: z.strictObject({ q: shortText.optional() }),
  answer: vendorsAnswer,
  handler: async ({ query: { q }, services }) => ({ body: { vendors: (await services.repairs.knownVendors({ q: q?.trim() || null, limit: VENDORS_MAX })).map((id) => ({ id })) } }),
})
