import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../domain/common/rejection"
import { createReturnLabel } from "../../workflows/rma/create-return-label"
import { statusOf } from "../../domain/rma/status"
import type { RmaView } from "../present/rma"
import type { Answer, Services } from "../respond"

const OPEN = ["authorized", "partially_received"] as const

export const returnLabelAnswer = z.object({
  return_label: z.object({
    available: z.boolean(),
    /** Why there is none: the warehouse has no return option, or its carrier makes no labels. */
    reason: z.enum(["no_return_option", "provider_gives_none"]).nullable(),
    fulfillment_id: z.string().nullable(), tracking_number: z.string().nullable(), tracking_url: z.string().nullable(), label_url: z.string().nullable(),
  }).meta({ id: "ReturnLabel" }),
})

/** One label for the parcel of an RMA, from the carrier of a return option of the warehouse; asked again, it is the same. */
export async function answerReturnLabel(container: MedusaContainer, services: Services, { rma, units }: RmaView, shippingOptionId?: string): Promise<Answer> {
  const status = statusOf(rma, new Date().toISOString())
  if (!OPEN.some((open) => open === status)) {
    throw new RejectionError(reject("document.wrong_status", `${rma.displayId} is ${status.replaceAll("_", " ")}; a return label needs it to be authorized or partially received.`, { id: rma.id, status, allowed_from: [...OPEN] }))
  }
  const awaited = rma.lines.filter(({ decision, reception }) => decision === "accepted" && (reception === "awaiting" || reception === "in_transit"))
  if (awaited.length === 0) throw new RejectionError(reject("rma.nothing_awaited", `Nothing of ${rma.displayId} is awaited any more.`, { id: rma.id }))
  const sold = awaited.flatMap(({ sale }) => (sale !== null && sale.orderId === rma.orderId ? [sale] : []))
  const [locationId] = awaited.flatMap(({ unitId }) => units.get(unitId)?.lastLocationId ?? [])
  if (rma.orderId === null || sold.length === 0 || locationId === undefined) return { body: { return_label: { ...NONE, reason: "no_return_option" } } }
  const quantities = new Map<string, number>()
  for (const { lineItemId } of sold) quantities.set(lineItemId, (quantities.get(lineItemId) ?? 0) + 1)
  const label = await createReturnLabel(container, {
    orderId: rma.orderId, locationId, key: `${rma.id}:label`, shippingOptionId, sender: (await services.addresses.of("rma", [rma.id])).get(rma.id) ?? null, items: [...quantities].map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
  })
  if (!label.available) return { body: { return_label: { ...NONE, reason: label.reason } } }
  return {
    body: { return_label: { available: true, reason: null, fulfillment_id: label.fulfillmentId, tracking_number: label.trackingNumber, tracking_url: label.trackingUrl, label_url: label.labelUrl } },
  }
}

const NONE = { available: false, fulfillment_id: null, tracking_number: null, tracking_url: null, label_url: null }
