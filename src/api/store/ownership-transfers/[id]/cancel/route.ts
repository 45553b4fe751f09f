import { z } from "@medusajs/framework/zod"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Takes an offer back that nobody accepted yet",
  access: "customer",
  answer: z.object({ id: z.string(), status: z.literal("canceled") }),
  codes: ["not_found"],
  handler: async ({ params, request, visitor, services }) => {
    const id = params["id"] ?? ""
    await services.ownershipTransfers.cancel(request, { id, fromCustomerId: visitor.customerId ?? "" })
    return { body: { id, status: "canceled" } }
  },
})
