import { z } from "@medusajs/framework/zod"
import { COVER_ITEMS } from "../../../../../domain/warranty/policy"
import { calendarDate, instant, reasonCode } from "../../../../validators"

/** `as_of` is a day in the zone of the sale or an instant; left out, it is now. */
export const coverageQuestion = z.strictObject({
  as_of: z.union([calendarDate, instant]).optional(),
  item: z.enum(COVER_ITEMS).optional(),
  fault_code: reasonCode.optional(),
  cause: reasonCode.optional(),
  country: z.string().regex(/^[A-Za-z]{2}$/, "A country code of two letters, ISO 3166.").transform((code) => code.toUpperCase()).optional(),
})
