import { z } from "@medusajs/framework/zod"
import { scannedSerial } from "../../validators"

const EMAIL_LENGTH_MAX = 320
const TOKEN_LENGTH_MAX = 255

const DISPLAY_ID_LENGTH_MAX = 64

/** `1042`, `"1042"` or `"#1042"`, as people copy it from a mail; or what a shop numbers its orders with. */
const displayId = z.union([z.int().min(1).transform(String), z.string()]).transform((text) => text.trim().replace(/^#/, "")).pipe(z.string().min(1).max(DISPLAY_ID_LENGTH_MAX))

export const requestAccess = z.strictObject({
  email: z.string().trim().max(EMAIL_LENGTH_MAX).pipe(z.email()),
  order_display_id: displayId.optional(),
  serial_number: scannedSerial.optional(),
}).refine(({ order_display_id, serial_number }) => (order_display_id === undefined) !== (serial_number === undefined), {
  path: ["order_display_id"], message: "Give either order_display_id or serial_number.",
})

export const redeemAccess = z.strictObject({ token: z.string().min(1).max(TOKEN_LENGTH_MAX) })
