import type { MedusaContainer } from "@medusajs/framework/types"
import { liveLines } from "../../domain/repair/repair-order"
import { toDecimal } from "../../domain/common/money"
import { totalsOf } from "../../domain/repair/totals"
import { defaultCurrency } from "../medusa/shop-defaults"
import { variantTitles } from "../medusa/variant-titles"
import type { RepairView } from "../present/repair"
import type { Services } from "../respond"
import type { FileAnswer } from "../send-file"
import { pdfAnswer, type PaperLanguage, shopDetails } from "./print"

const OUTCOMES = ["repaired", "no_fault_found", "unrepairable", "declined"] as const

/** What was found, done, measured and charged: for the owner, and for whoever opens the unit next. */
export async function repairReportOf(container: MedusaContainer, services: Services, { order, unit }: RepairView, language: PaperLanguage): Promise<FileAnswer> {
  const title = (await variantTitles(container, [unit.variantId])).get(unit.variantId ?? "")
  const currencyCode = order.currencyCode ?? (await defaultCurrency(container))
  const { diagnosis } = order
  const codes = [["symptom", diagnosis.symptomCode], ["component", diagnosis.componentCode], ["defect", diagnosis.defectCode], ["action", diagnosis.actionCode], ["condition", diagnosis.conditionCode]] as const
  const customer = totalsOf(order).customer
  const content = await services.papers.repairReport({
    language, shop: await shopDetails(container), issuedAt: new Date().toISOString(), repairNumber: order.displayId, productTitle: title?.productTitle ?? unit.inventoryItemId, serialNumber: unit.serialNumber,
    customerName: null, receivedOn: order.openedAt.slice(0, 10), finishedOn: (order.readyAt ?? order.closedAt)?.slice(0, 10) ?? null, problem: order.problem,
    findings: codes.flatMap(([label, code]) => (code === null ? [] : [{ label, text: code.replaceAll("_", " ") }])),
    checkIn: order.checkIn === null ? null : { on: order.checkIn.at.slice(0, 10), condition: order.checkIn.conditionCode?.replaceAll("_", " ") ?? null, accessories: order.checkIn.accessories },
    lines: liveLines(order).map((line) => ({
      kind: line.kind, description: line.description ?? line.kind.replaceAll("_", " "), serialNumber: null, quantity: line.kind === "labour" ? line.minutes : line.quantity,
      payer: line.coverage.payer, amount: line.amountMinor === null ? null : toDecimal(line.amountMinor, currencyCode),
    })),
    currencyCode, customerTotal: customer > 0 ? toDecimal(customer, currencyCode) : null,
    tests: order.tests.map(({ name, value, unit: measure, min, max, passed }) => ({ name, value, unit: measure, min, max, passed })),
    outcome: OUTCOMES.find((outcome) => outcome === order.outcome) ?? null,
    signatures: [{ role: "technician", name: null, signedOn: null }, { role: "quality_control", name: null, signedOn: order.qualityCheck?.at.slice(0, 10) ?? null }, { role: "customer", name: null, signedOn: null }],
  })
  return pdfAnswer(content, `${order.displayId}.pdf`)
}
