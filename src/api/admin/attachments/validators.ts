import { z } from "@medusajs/framework/zod"
import { id, reasonCode } from "../../validators"

export const listAttachments = z.strictObject({ subject_type: reasonCode, subject_id: id })
