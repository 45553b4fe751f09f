import { z } from "@medusajs/framework/zod"
import { COVER_ITEMS } from "../../../../../domain/warranty/terms"
import { calendarDate, id, instant, reasonCode } from "../../../../validators"

const reading = z.string().regex(/^\d{1,9}$/, "Must be a whole number.").transform(Number)

/** `as_of` is a day in the zone of the sale or an instant; left out, it is now. */
export const coverageQuestion = z.strictObject({
  as_of: z.union([calendarDate, instant]).optional(),
  item: z.enum(COVER_ITEMS).optional(),
  fault_code: reasonCode.optional(),
  cause: reasonCode.optional(),
  country: z.string().regex(/^[A-Za-z]{2}$/, "A country code of two letters, ISO 3166.").transform((code) => code.toUpperCase()).optional(),
  /** What the cause did to the fault, where the terms ask for it. */
  causation: z.enum(["proven", "disproved"]).optional(),
  group: reasonCode.optional(),
  detected_on: calendarDate.optional(),
  component_unit_id: id.optional(),
  meter_h: reading.optional(), meter_km: reading.optional(), meter_cycles: reading.optional(), meter_kwh: reading.optional(),
}).transform(({ as_of: asOf, fault_code: faultCode, detected_on: detectedOn, component_unit_id: componentUnitId, meter_h: h, meter_km: km, meter_cycles: cycles, meter_kwh: kWh, ...rest }) => {
  const meters = Object.fromEntries(Object.entries({ h, km, cycles, kWh }).flatMap(([unit, value]) => (value === undefined ? [] : [[unit, value]])))
  return { ...rest, asOf, faultCode, detectedOn, componentUnitId, meters: Object.keys(meters).length === 0 ? undefined : meters }
})
