import type { Content, TableCell } from "pdfmake/interfaces"
import type { CalendarDate, Instant } from "../domain/unit/unit"
import { code128 } from "./codes"
import { facts, heading, headline, rows } from "./design"
import { renderLetter, type ShopDetails } from "./pdf"
import { printable } from "./printable"
import { dateText, type DocumentLanguage, moneyText, numberText } from "./wording"

export interface RepairReport {
  /** All of the repair, or only the proof that the unit works: what was tested and who looked. */
  readonly kind: "report" | "certificate"
  readonly language: DocumentLanguage
  readonly shop: ShopDetails
  readonly issuedAt: Instant
  /** `REP-2026-000123`. */
  readonly repairNumber: string
  readonly productTitle: string
  readonly serialNumber: string
  readonly customerName: string | null
  readonly receivedOn: CalendarDate | null
  readonly finishedOn: CalendarDate | null
  /** In the customer's words. */
  readonly problem: string
  /** Symptom, component, defect, action, condition: each with its code's text. */
  readonly findings: readonly { readonly label: RepairFinding; readonly text: string }[]
  /** How the unit came; null where nobody compared it with the order. */
  readonly checkIn: { readonly on: CalendarDate; readonly condition: string | null; readonly accessories: readonly string[] } | null
  readonly lines: readonly RepairReportLine[]
  readonly currencyCode: string
  /** What the customer pays, in major units; null while nothing is charged for. */
  readonly customerTotal: number | null
  readonly tests: readonly RepairReportTest[]
  readonly outcome: RepairOutcome | null
  readonly signatures: readonly { readonly role: SignatureRole; readonly name: string | null; readonly signedOn: CalendarDate | null }[]
}

export type RepairFinding = "symptom" | "component" | "defect" | "action" | "condition"
export type RepairOutcome = "repaired" | "no_fault_found" | "unrepairable" | "declined"
export type SignatureRole = "technician" | "quality_control" | "customer"

export interface RepairReportLine {
  readonly kind: "labour" | "part_in" | "part_out" | "external"
  /** Null where its kind says all there is to say. */
  readonly description: string | null
  readonly serialNumber: string | null
  /** Minutes of labour, pieces of anything else. */
  readonly quantity: number | null
  readonly payer: "warranty" | "goodwill" | "customer" | "undecided"
  /** In major units; null for what has no price. */
  readonly amount: number | null
}

export interface RepairReportTest {
  readonly name: string
  readonly value: number | string | null
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
  readonly passed: boolean
}

/** What was wrong, what was done, who pays for it, and the proof that it works again. */
export function repairReport(sent: RepairReport): Promise<Buffer> {
  const report = printable(sent)
  const words = WORDS[report.language]
  const { language, repairNumber, receivedOn, finishedOn } = report
  const title = words.titles[report.kind]
  return renderLetter({
    title: `${title} ${repairNumber}`, language, shop: report.shop, issuedAt: report.issuedAt, foot: `${title} ${repairNumber}`,
    content: [
      headline(title, repairNumber, barcode(repairNumber)),
      { margin: [0, 18, 0, 0], stack: facts([
        [words.product, report.productTitle], [words.serialNumber, report.serialNumber], [words.customer, report.customerName],
        [words.received, receivedOn === null ? null : dateText(receivedOn, language)], [words.finished, finishedOn === null ? null : dateText(finishedOn, language)],
        [words.outcome, report.outcome === null ? null : words.outcomes[report.outcome]],
      ], 3) },
      ...(report.kind === "certificate" ? [certified(words.certified)] : [heading(words.problem), { text: report.problem }]),
      ...(report.checkIn === null ? [] : [heading(words.checkIn), ...checkIn(report.checkIn, report)]),
      ...(report.findings.length === 0 ? [] : [heading(words.findings), ...facts(report.findings.map(({ label, text }) => [words.finding[label], text] as const), 5)]),
      ...(report.lines.length === 0 ? [] : [heading(words.work), lines(report), ...total(report)]),
      ...(report.tests.length === 0 ? [] : [heading(words.tests), tests(report)]),
      ...(report.signatures.length === 0 ? [] : [signatures(report)]),
    ],
  })
}

function barcode(repairNumber: string): Content | null {
  const svg = code128(repairNumber)
  return svg === null ? null : { svg, width: 190 }
}

const certified = (text: string): Content => ({ margin: [0, 14, 0, 0], text })

function checkIn({ on, condition, accessories }: NonNullable<RepairReport["checkIn"]>, { language, serialNumber }: RepairReport): Content[] {
  const words = WORDS[language]
  return [...facts([[words.checked, `${dateText(on, language)}, ${serialNumber}`], [words.finding.condition, condition], [words.accessories, accessories.length === 0 ? words.noAccessories : accessories.join(", ")]], 3)]
}

function lines({ lines, language, currencyCode }: RepairReport): Content {
  const words = WORDS[language]
  return rows([words.kind, words.description, words.quantity, words.payer, { text: words.amount, alignment: "right" }], [78, "*", 52, 68, 70], lines.map(({ kind, description, serialNumber, quantity, payer, amount }): TableCell[] => [
    words.kinds[kind],
    { stack: [{ text: description ?? "–", style: "strong" }, ...(serialNumber === null ? [] : [{ text: `${words.serial} ${serialNumber}`, style: "small" }])] },
    { text: quantity === null ? "–" : kind === "labour" ? `${numberText(quantity, language)} min` : numberText(quantity, language) },
    words.payers[payer],
    { text: amount === null ? "–" : moneyText(amount, currencyCode, language), alignment: "right" },
  ]))
}

function total({ customerTotal, currencyCode, language }: RepairReport): Content[] {
  if (customerTotal === null) return []
  return [{ margin: [0, 8, 0, 0], columns: [{ text: WORDS[language].total, alignment: "right", style: "strong" }, { width: 90, text: moneyText(customerTotal, currencyCode, language), alignment: "right", style: "strong" }] }]
}

function tests({ tests, language }: RepairReport): Content {
  const words = WORDS[language]
  return rows([words.test, words.measured, words.limits, words.result], ["*", 76, 92, 84], tests.map(({ name, value, unit, min, max, passed }): TableCell[] => [
    { text: name, style: "strong" },
    value === null ? "–" : `${typeof value === "number" ? numberText(value, language) : value}${unit === null ? "" : ` ${unit}`}`,
    limits(min, max, unit, language),
    // A word, not a sign alone: paper is copied in grey.
    { text: passed ? words.passed : words.failed, color: passed ? "#047857" : "#b91c1c", style: "strong" },
  ]))
}

function limits(min: number | null, max: number | null, unit: string | null, language: DocumentLanguage): string {
  const end = unit === null ? "" : ` ${unit}`
  if (min !== null && max !== null) return `${numberText(min, language)} – ${numberText(max, language)}${end}`
  if (min !== null) return `≥ ${numberText(min, language)}${end}`
  return max === null ? "–" : `≤ ${numberText(max, language)}${end}`
}

function signatures({ signatures, language }: RepairReport): Content {
  const words = WORDS[language]
  return {
    unbreakable: true, margin: [0, 26, 0, 0], columnGap: 24,
    columns: signatures.map(({ role, name, signedOn }) => ({
      width: "*", table: { widths: ["*"], body: [[{ text: [name ?? " ", signedOn === null ? "" : `, ${dateText(signedOn, language)}`] }], [{ text: words.roles[role], style: "label" }]] }, layout: "signature",
    })),
  }
}

const WORDS = {
  en: {
    titles: { report: "Repair report", certificate: "Test certificate" }, certified: "This unit was tested after its repair as stated below, and checked by a second person who did not work on it.", product: "PRODUCT", serialNumber: "SERIAL NUMBER", customer: "CUSTOMER", received: "RECEIVED", finished: "FINISHED", outcome: "OUTCOME",
    problem: "Reported problem", checkIn: "How it came to us", checked: "CHECKED", accessories: "ACCESSORIES", noAccessories: "none", findings: "What we found", work: "Work and parts", kind: "Kind", description: "Description", quantity: "Quantity", payer: "Paid by", amount: "Amount", serial: "Serial number",
    total: "To be paid by the customer", tests: "Tests after the repair", test: "Test", measured: "Measured", limits: "Limits", result: "Result", passed: "passed", failed: "failed",
    finding: { symptom: "SYMPTOM", component: "COMPONENT", defect: "DEFECT", action: "ACTION", condition: "CONDITION" },
    kinds: { labour: "Labour", part_in: "Part installed", part_out: "Part removed", external: "External" },
    payers: { warranty: "Warranty", goodwill: "Goodwill", customer: "Customer", undecided: "Open" },
    outcomes: { repaired: "Repaired", no_fault_found: "No fault found", unrepairable: "Beyond repair", declined: "Quote declined" },
    roles: { technician: "TECHNICIAN", quality_control: "QUALITY CONTROL", customer: "CUSTOMER" },
  },
  de: {
    titles: { report: "Reparaturbericht", certificate: "Prüfzertifikat" }, certified: "Dieses Gerät wurde nach seiner Reparatur wie unten angegeben geprüft und von einer zweiten Person kontrolliert, die nicht daran gearbeitet hat.", product: "PRODUKT", serialNumber: "SERIENNUMMER", customer: "KUNDE", received: "EINGEGANGEN", finished: "FERTIGGESTELLT", outcome: "ERGEBNIS",
    problem: "Gemeldetes Problem", checkIn: "Wie es zu uns kam", checked: "GEPRÜFT", accessories: "ZUBEHÖR", noAccessories: "keines", findings: "Was wir gefunden haben", work: "Arbeit und Teile", kind: "Art", description: "Beschreibung", quantity: "Menge", payer: "Zahlt", amount: "Betrag", serial: "Seriennummer",
    total: "Vom Kunden zu zahlen", tests: "Prüfungen nach der Reparatur", test: "Prüfung", measured: "Gemessen", limits: "Grenzen", result: "Ergebnis", passed: "bestanden", failed: "nicht bestanden",
    finding: { symptom: "SYMPTOM", component: "BAUTEIL", defect: "DEFEKT", action: "MASSNAHME", condition: "ZUSTAND" },
    kinds: { labour: "Arbeit", part_in: "Teil eingebaut", part_out: "Teil ausgebaut", external: "Fremdleistung" },
    payers: { warranty: "Garantie", goodwill: "Kulanz", customer: "Kunde", undecided: "Offen" },
    outcomes: { repaired: "Repariert", no_fault_found: "Kein Fehler gefunden", unrepairable: "Nicht reparierbar", declined: "Angebot abgelehnt" },
    roles: { technician: "TECHNIKER", quality_control: "QUALITÄTSKONTROLLE", customer: "KUNDE" },
  },
} as const
