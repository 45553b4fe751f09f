import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addressInMedusa } from "../../workflows/rma/address-in-medusa"
import { pageOf } from "../../workflows/notice/page-urls"
import { variantTitles } from "../medusa/variant-titles"
import type { RmaView } from "../present/rma"
import type { Services } from "../respond"
import type { FileAnswer } from "../send-file"
import { addressLines, pdfAnswer, type PaperLanguage, shopDetails } from "./print"

/** The paper that goes into the parcel: number as a barcode, the units that are awaited, where to send them. */
export async function returnSlipOf(container: MedusaContainer, services: Services, { rma, units }: RmaView, language: PaperLanguage): Promise<FileAnswer> {
  const order = rma.orderId === null ? undefined : await readOrder(container, rma.orderId)
  const asked = (await services.addresses.of("rma", [rma.id])).get(rma.id)
  const awaited = rma.lines.filter(({ decision, reception }) => decision !== "rejected" && reception !== "canceled" && reception !== "waived")
  const [titles, shop, to] = await Promise.all([
    variantTitles(container, awaited.map(({ variantId }) => variantId)), shopDetails(container), warehouseLines(container, services, awaited.flatMap(({ unitId }) => units.get(unitId)?.lastLocationId ?? [])),
  ])
  const content = await services.papers.returnSlip({
    language, shop, issuedAt: new Date().toISOString(), rmaNumber: rma.displayId, orderNumber: order?.display_id === undefined ? null : `#${order.display_id}`,
    expiresOn: rma.expiresAt?.slice(0, 10) ?? null, from: addressLines(asked === undefined ? order?.shipping_address : addressInMedusa(asked)), to,
    lines: awaited.map((line) => ({ title: titles.get(line.variantId ?? "")?.productTitle ?? line.inventoryItemId, serialNumber: units.get(line.unitId)?.serialNumber ?? null, reason: line.reasonCode.replaceAll("_", " ") })),
    statusUrl: pageOf(container, { rma_id: rma.id }),
  })
  return pdfAnswer(content, `${rma.displayId}.pdf`)
}

interface OrderRow {
  readonly display_id?: number
  readonly shipping_address?: Parameters<typeof addressLines>[0]
}

async function readOrder(container: MedusaContainer, orderId: string): Promise<OrderRow | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id", "shipping_address.*"], filters: { id: orderId } })
  return data[0] as unknown as OrderRow | undefined
}

/** The warehouse the units were sent from takes them back; without one the shop says where by its own instructions. */
async function warehouseLines(container: MedusaContainer, services: Services, locationIds: readonly string[]): Promise<string[]> {
  const [locationId] = locationIds
  if (locationId === undefined) return []
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "stock_location", fields: ["id", "name", "address.*"], filters: { id: locationId } })
  const location = data[0] as unknown as { readonly name?: string; readonly address?: Parameters<typeof addressLines>[0] } | undefined
  return [...(location?.name ? [location.name] : []), ...addressLines(location?.address)]
}
