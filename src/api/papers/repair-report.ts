import type { MedusaContainer } from "@medusajs/framework/types"
import { RejectionError, reject } from "../../domain/common/rejection"
import { latestResults } from "../../domain/repair/measure"
import { liveLines } from "../../domain/repair/repair-order"
import { toDecimal } from "../../domain/common/money"
import { words } from "../../domain/common/words"
import { totalsOf } from "../../domain/repair/totals"
import { defaultCurrency } from "../medusa/shop-defaults"
import { variantTitles } from "../medusa/variant-titles"
import type { RepairView } from "../present/repair"
import type { Access } from "../access"
import { route, type RouteHandler, type Services } from "../respond"
import type { FileAnswer } from "../send-file"
import { paperQuery, pdfAnswer, type PaperLanguage, shopDetails } from "./print"

const OUTCOMES = ["repaired", "no_fault_found", "unrepairable", "declined"] as const

export const repairReportRoute = (access: Access): RouteHandler => route({
  summary: "The report of a repair as PDF: findings, lines, tests, outcome",
  access,
  query: paperQuery,
  produces: "application/pdf",
  codes: ["not_found"],
  handler: async ({ params, query: { language }, request: { actor }, services, container }) => repairReportOf(container, services, await services.repairs.get(actor, params["id"] ?? ""), language),
})

/** The proof that it works: only of a unit that a second person passed. Throws `repair_order.quality_check_needed`. */
export async function testCertificateOf(container: MedusaContainer, services: Services, view: RepairView, language: PaperLanguage): Promise<FileAnswer> {
  const { order } = view
  if (order.qualityCheck?.passed !== true) throw new RejectionError(reject("repair_order.quality_check_needed", `${order.displayId}: no second person has passed the quality check, so nothing can be certified.`, { id: order.id }))
  const report = await reportOf(container, services, view, language)
  const proof = latestResults(order.tests).map(({ id }) => id)
  const tests = order.tests.filter(({ id }) => proof.includes(id)).map(testOf)
  const content = await services.papers.repairReport({ ...report, kind: "certificate", checkIn: null, findings: [], lines: [], customerTotal: null, tests, signatures: report.signatures.filter(({ role }) => role === "quality_control") })
  return pdfAnswer(content, `${order.displayId}-certificate.pdf`)
}

/** What was found, done, measured and charged: for the owner, and for whoever opens the unit next. */
export async function repairReportOf(container: MedusaContainer, services: Services, view: RepairView, language: PaperLanguage): Promise<FileAnswer> {
  return pdfAnswer(await services.papers.repairReport(await reportOf(container, services, view, language)), `${view.order.displayId}.pdf`)
}

type Report = Parameters<Services["papers"]["repairReport"]>[0]

const testOf = ({ name, value, unit, min, max, passed }: RepairView["order"]["tests"][number]): Report["tests"][number] => ({ name, value, unit, min, max, passed })

async function reportOf(container: MedusaContainer, services: Services, { order, unit }: RepairView, language: PaperLanguage): Promise<Report> {
  const title = (await variantTitles(container, [unit.variantId])).get(unit.variantId ?? "")
  const currencyCode = order.currencyCode ?? (await defaultCurrency(container))
  const { diagnosis } = order
  const codes = [["symptom", diagnosis.symptomCode], ["component", diagnosis.componentCode], ["defect", diagnosis.defectCode], ["action", diagnosis.actionCode], ["condition", diagnosis.conditionCode]] as const
  const customer = totalsOf(order).customer
  const labelOf = await codeLabels(services)
  return {
    kind: "report", language, shop: await shopDetails(container), issuedAt: new Date().toISOString(), repairNumber: order.displayId, productTitle: title?.productTitle ?? unit.inventoryItemId, serialNumber: unit.serialNumber,
    customerName: null, receivedOn: order.openedAt.slice(0, 10), finishedOn: (order.readyAt ?? order.closedAt)?.slice(0, 10) ?? null, problem: order.problem,
    findings: codes.flatMap(([label, code]) => (code === null ? [] : [{ label, text: labelOf(label, code) }])),
    checkIn: order.checkIn === null ? null : { on: order.checkIn.at.slice(0, 10), condition: order.checkIn.conditionCode?.replaceAll("_", " ") ?? null, accessories: order.checkIn.accessories },
    lines: liveLines(order).map((line) => ({
      kind: line.kind, description: line.description ?? (line.labourCode === null ? null : labelOf("labour", line.labourCode)), serialNumber: null, quantity: line.kind === "labour" ? line.minutes : line.quantity,
      payer: line.coverage.payer, amount: line.amountMinor === null ? null : toDecimal(line.amountMinor, currencyCode),
    })),
    currencyCode, customerTotal: customer > 0 ? toDecimal(customer, currencyCode) : null,
    tests: order.tests.map(testOf),
    outcome: OUTCOMES.find((outcome) => outcome === order.outcome) ?? null,
    signatures: [{ role: "technician", name: null, signedOn: null }, { role: "quality_control", name: null, signedOn: order.qualityCheck?.at.slice(0, 10) ?? null }, { role: "customer", name: null, signedOn: null }],
  }
}

/** Codes by the labels of the shop's own list; one that it does not have any more stays readable. */
async function codeLabels(services: Services): Promise<(kind: string, code: string) => string> {
  const { codes } = await services.repairs.listCodes({ limit: Number.MAX_SAFE_INTEGER, offset: 0 })
  return (kind, code) => codes.find((known) => known.kind === kind && known.code === code)?.label ?? words(code)
}
