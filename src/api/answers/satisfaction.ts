import { z } from "@medusajs/framework/zod"
import type { HttpSatisfaction, HttpSatisfactionEntry } from "../../types/http/satisfaction"
import { at, page } from "./common"

const shared = { score: z.int().meta({ description: "1 (bad) to 5 (very good)." }), comment: z.string().nullable(), answered_at: at }

export const satisfaction = z.object(shared) satisfies z.ZodType<HttpSatisfaction>
const entry = z.object({ id: z.string(), ...shared, subject: z.object({ type: z.enum(["rma", "repair_order"]), id: z.string(), display_id: z.string().nullable() }), customer_id: z.string().nullable() }) satisfies z.ZodType<HttpSatisfactionEntry>

export const satisfactionAnswer = z.object({ satisfaction })
export const satisfactionList = z.object({ satisfaction_answers: z.array(entry), ...page })
