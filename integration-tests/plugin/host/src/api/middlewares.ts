import { defineMiddlewares } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { namedSerialsSchema } from "medusa-plugin-aftercare/workflows"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/admin/orders/:id/fulfillments",
      methods: ["POST"],
      additionalDataValidator: { gift_note: z.string().optional(), serial_numbers: namedSerialsSchema.optional() },
    },
  ],
})
