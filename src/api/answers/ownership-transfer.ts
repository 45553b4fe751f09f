import { z } from "@medusajs/framework/zod"
import type { HttpOwnershipTransfer, HttpOwnershipTransferLink } from "../../types/http/store-unit"
import { at, page } from "./common"

const transfer = z.object({ id: z.string(), unit_id: z.string(), status: z.string(), expires_at: at })
const listed = transfer.extend({ serial_number: z.string() }).meta({ id: "OwnershipTransfer" }) satisfies z.ZodType<HttpOwnershipTransfer>

export const ownershipTransferAnswer = z.object({ ownership_transfer: transfer })
export const ownershipTransferList = z.object({ ownership_transfers: z.array(listed), ...page })
export const ownershipTransferLinkAnswer = z.object({ ownership_transfer: transfer, token: z.string().meta({ description: "Works once." }), url: z.string() }) satisfies z.ZodType<HttpOwnershipTransferLink>
