import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../../../../domain/common/rejection"
import { padGtin } from "../../../../../domain/gs1/check-digit"
import type { HttpPassport } from "../../../../../types/http/passport"
import { clientIpOf } from "../../../../client-ip"
import { variantsOnLabels } from "../../../../medusa/gtins"
import { type RouteContext, route } from "../../../../respond"

const passport = z.object({
  gtin: z.string(), serial_number: z.string(), product_title: z.string().nullable(), is_genuine: z.literal(true), is_blocked: z.boolean(), is_recalled: z.boolean(),
  transferable_cover: z.object({ is_covered: z.boolean(), ends_on: z.string().nullable().meta({ format: "date", description: "Null with cover: without end." }) }), repair_count: z.int(),
}).meta({ id: "Passport" }) satisfies z.ZodType<HttpPassport>

/** A GS1 Digital Link. A browser is sent to the portal's page before this is reached (pages/passport-page.ts). */
export const GET = route({
  summary: "The passport of a unit by the GS1 Digital Link on its label: genuine, blocked or recalled, cover that a buyer would have, repairs. Off unless the item's serial policy allows it; the same answer whether it is off or there is no such unit",
  access: "public",
  // GS1 data attributes and whatever else a scanner puts behind a link say nothing here.
  query: z.looseObject({}),
  takesAnyText: true,
  answer: z.object({ passport }),
  codes: ["not_found", "rate_limit.exceeded"],
  handler: async (context) => ({ body: { passport: await passportOf(context) } }),
})

async function passportOf({ params, req, services, container }: RouteContext<unknown, unknown>): Promise<HttpPassport> {
  const { gtin = "", serial = "" } = params
  await services.passports.count({ ip: clientIpOf(req), gtin: gtin.slice(0, LABEL_LENGTH_MAX), serialNumber: serial.slice(0, LABEL_LENGTH_MAX) })
  const wanted = padGtin(gtin)
  const found = serial.length > LABEL_LENGTH_MAX ? [] : await services.passports.find(serial)
  const variants = wanted === null || found.length === 0 ? [] : await variantsOnLabels(container, found.flatMap(({ variantId }) => variantId ?? []))
  const meant = variants.find(({ gtins }) => wanted !== null && gtins.includes(wanted))
  const unit = found.find(({ variantId }) => meant !== undefined && variantId === meant.variantId)
  if (wanted === null || meant === undefined || unit === undefined) throw new RejectionError(reject("not_found", "No passport is known for this label.", {}))
  const { serialNumber, isBlocked, isRecalled, cover, repairCount } = await services.passports.read(unit)
  return {
    gtin: wanted, serial_number: serialNumber, product_title: meant.productTitle, is_genuine: true, is_blocked: isBlocked, is_recalled: isRecalled,
    transferable_cover: { is_covered: cover.isCovered, ends_on: cover.endsOn }, repair_count: repairCount,
  }
}

const LABEL_LENGTH_MAX = 128
