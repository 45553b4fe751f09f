import { z } from "@medusajs/framework/zod"
import { at, facts } from "../../../../../answers/common"
import { route } from "../../../../../respond"

export const POST = route({
  summary: "All that Aftercare knows of one customer: units, entitlements, returns, claims, registrations, files and what was written",
  idempotency: "none",
  answer: z.object({ customer_id: z.string(), exported_at: at, data: z.record(z.string(), z.array(facts)) }),
  handler: async ({ params, services }) => {
    const { customerId, exportedAt, data } = await services.privacy.export(params["id"] ?? "")
    return { body: { customer_id: customerId, exported_at: exportedAt, data } }
  },
})
