import type { MedusaContainer } from "@medusajs/framework/types"
import { variantTitles } from "../medusa/variant-titles"
import { pageOf } from "../../workflows/notice/page-urls"
import type { Services } from "../respond"
import type { FileAnswer } from "../send-file"
import { pdfAnswer, type PaperLanguage, shopDetails } from "./print"

type CertificateData = Awaited<ReturnType<Services["warrantyRegistrations"]["certificate"]>>

/** What a buyer keeps: which unit, until when, what for. It names nobody, so it may go on with the unit. */
export async function certificateOf(container: MedusaContainer, services: Services, data: CertificateData, language: PaperLanguage): Promise<FileAnswer> {
  const unit = await services.units.get(data.unitId)
  const title = (await variantTitles(container, [unit.variantId])).get(unit.variantId ?? "")
  const content = await services.papers.certificate({
    language, shop: await shopDetails(container), issuedAt: data.issuedAt, issuedOn: data.issuedAt.slice(0, 10), productTitle: title?.productTitle ?? unit.inventoryItemId, variantTitle: title?.variantTitle ?? null,
    serialNumber: data.serialNumber, ownerName: null, purchasedOn: null, verifyUrl: pageOf(container, { unit_id: data.unitId }),
    covers: data.warranties.map(({ name, startsOn, endsOn, items }) => ({ name, startsOn, endsOn, scope: items.map(({ item, percent }) => `${item.replaceAll("_", " ")} ${percent} %`) })),
  })
  return pdfAnswer(content, `warranty-${data.serialNumber}.pdf`)
}
