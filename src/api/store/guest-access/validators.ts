import { z } from "@medusajs/framework/zod"
import { scannedSerial } from "../../validators"

const EMAIL_LENGTH_MAX = 320
const TOKEN_LENGTH_MAX = 255

/** `1042`, `"1042"` or `"#1042"`, as people copy it from a mail. */
const displayId = z.union([z.int(), z.string().trim().regex(/^#?\d{1,9}$/, "Must be an order's number.").transform((text) => Number(text.replace("#", "")))]).pipe(z.int().min(1).max(999_999_999))

export const requestAccess = z.strictObject({
  email: z.string().trim().max(EMAIL_LENGTH_MAX).pipe(z.email()),
  order_display_id: displayId.optional(),
  serial_number: scannedSerial.optional(),
}).refine(({ order_display_id, serial_number }) => (order_display_id === undefined) !== (serial_number === undefined), {
  path: ["order_display_id"], message: "Give either order_display_id or serial_number.",
})

export const redeemAccess = z.strictObject({ token: z.string().min(1).max(TOKEN_LENGTH_MAX) })
