import { z } from "@medusajs/framework/zod"
import { defineFileConfig, dynamicImport } from "@medusajs/framework/utils"
import path from "node:path"
import { route } from "../../../respond"
import { paymentFailures } from "./validators"

// Nothing of this exists outside the demo.
defineFileConfig({ isDisabled: () => process.env["AFTERCARE_DEMO"] !== "1" })

export const POST = route({
  summary: "Demo only: makes the demo's payment provider decline the next attempts",
  body: paymentFailures,
  idempotency: "none",
  answer: z.object({ payment_failures: z.object({ operation: z.enum(["capture", "refund"]), times: z.int() }) }),
  handler: async ({ body: { operation, times } }) => {
    // By path: the provider belongs to the demo's scripts, which the published package does not have.
    const file = path.join(__dirname, "..", "..", "..", "..", "..", "scripts", "demo", "providers", "payment", "provider")
    const { setPaymentFailures } = (await dynamicImport(file)) as { setPaymentFailures: (operation: string, times: number) => void }
    setPaymentFailures(operation, times)
    return { body: { payment_failures: { operation, times } } }
  },
})
