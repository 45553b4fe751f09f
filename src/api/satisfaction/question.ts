import { z } from "@medusajs/framework/zod"
import { note } from "../validators"

const SCORE_MAX = 5

/** How did we do? One number, and words if she likes. */
export const satisfactionQuestion = z.strictObject({ score: z.int().min(1).max(SCORE_MAX), comment: note.optional() })
