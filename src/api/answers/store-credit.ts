import { z } from "@medusajs/framework/zod"
import type { HttpStoreCreditAnswer, HttpStoreCreditChange, HttpStoreCreditEntry } from "../../types/http/store-credit"
import { at, page } from "./common"

const entry = z.object({
  id: z.string(), currency_code: z.string(), amount: z.number(), kind: z.enum(["grant", "adjustment", "redemption", "reversal", "remainder"]), source: z.object({ type: z.string(), id: z.string() }),
  reverses_id: z.string().nullable(), promotion_code: z.string().nullable(), order_id: z.string().nullable(), reason_code: z.string().nullable(), created_at: at,
}).meta({ id: "StoreCreditEntry" }) satisfies z.ZodType<HttpStoreCreditEntry>

const account = z.object({ customer_id: z.string(), balances: z.array(z.object({ currency_code: z.string(), balance: z.number() })) })

export const storeCreditAnswer = z.object({ store_credit: account, entries: z.array(entry), ...page }) satisfies z.ZodType<HttpStoreCreditAnswer>
export const storeCreditChange = z.object({ store_credit: account, entry }) satisfies z.ZodType<HttpStoreCreditChange>
