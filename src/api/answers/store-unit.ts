import { z } from "@medusajs/framework/zod"
import { CUSTODIES, UNIT_STATUSES } from "../../domain/unit/unit"
import type { HttpStoreUnit } from "../../types/http/store-unit"
import { at, page } from "./common"
import { coverageSummary } from "./unit"

export const storeUnit = z.object({
  id: z.string(), serial_number: z.string(), status: z.enum(UNIT_STATUSES), custody: z.enum(CUSTODIES), variant_id: z.string().nullable(),
  product_title: z.string().nullable(), variant_title: z.string().nullable(), thumbnail: z.string().nullable(), order_id: z.string().nullable(),
  is_recalled: z.boolean(), coverage_summary: coverageSummary.nullable(), updated_at: at,
}).meta({ id: "StoreUnit" }) satisfies z.ZodType<HttpStoreUnit>

export const storeUnitAnswer = z.object({ unit: storeUnit })
export const storeUnitList = z.object({ units: z.array(storeUnit), ...page })
