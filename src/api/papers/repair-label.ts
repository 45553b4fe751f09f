import type { MedusaContainer } from "@medusajs/framework/types"
import { variantTitles } from "../medusa/variant-titles"
import type { RepairView } from "../present/repair"
import type { Services } from "../respond"
import type { FileAnswer } from "../send-file"
import { pdfAnswer, type PaperLanguage } from "./print"

/** What keeps the unit and its order together on the shelf. */
export async function repairLabelOf(container: MedusaContainer, services: Services, { order, unit }: RepairView, language: PaperLanguage): Promise<FileAnswer> {
  const title = (await variantTitles(container, [unit.variantId])).get(unit.variantId ?? "")
  const content = await services.papers.repairLabel({
    language, issuedAt: new Date().toISOString(), repairNumber: order.displayId, productTitle: title?.productTitle ?? unit.inventoryItemId, serialNumber: unit.serialNumber,
    receivedOn: order.openedAt.slice(0, 10), promisedOn: order.promisedOn, priority: order.priority,
  })
  return pdfAnswer(content, `${order.displayId}-label.pdf`)
}
