import type { Content } from "pdfmake/interfaces"
import type { CalendarDate, Instant } from "../domain/unit/unit"
import { code128 } from "./codes"
import { renderLabel } from "./pdf"
import { printable } from "./printable"
import { dateText, type DocumentLanguage } from "./wording"

export interface RepairLabel {
  readonly language: DocumentLanguage
  readonly issuedAt: Instant
  /** `REP-2026-000123`. */
  readonly repairNumber: string
  readonly productTitle: string
  /** What a scan at the bench opens the order by. */
  readonly serialNumber: string
  readonly receivedOn: CalendarDate
  readonly promisedOn: CalendarDate | null
  readonly priority: "low" | "normal" | "high" | "urgent"
}

const TITLE_LENGTH_MAX = 44
const SERIAL_LENGTH_MAX = 48

/** 90 × 50 mm: what hands look for is largest, what the scanner looks for is a barcode of the unit's own number. */
export function repairLabel(sent: RepairLabel): Promise<Buffer> {
  const label = printable(sent)
  const words = WORDS[label.language]
  const { language, repairNumber, productTitle, serialNumber, receivedOn, promisedOn, priority } = label
  const isPressing = priority === "urgent" || priority === "high"
  return renderLabel({
    title: `${words.title} ${repairNumber}`, language, issuedAt: label.issuedAt,
    content: [
      { columns: [{ width: "*", text: repairNumber, fontSize: 15, bold: true }, ...(isPressing ? [{ width: "auto" as const, text: words[priority].toUpperCase(), fontSize: 11, bold: true }] : [])] },
      { text: shortened(productTitle, TITLE_LENGTH_MAX), fontSize: 9, margin: [0, 1, 0, 5] },
      barcode(serialNumber),
      { text: shortened(serialNumber, SERIAL_LENGTH_MAX), fontSize: 9, alignment: "center", characterSpacing: 0.6, margin: [0, 2, 0, 5] },
      { columns: [{ width: "*", text: `${words.received} ${dateText(receivedOn, language)}`, fontSize: 8 }, { width: "auto", text: promisedOn === null ? "" : `${words.promised} ${dateText(promisedOn, language)}`, fontSize: 8, bold: true }], columnGap: 6 },
    ],
  })
}

const CODE_WIDTH = 215
const CODE_HEIGHT = 38

function barcode(serialNumber: string): Content {
  const svg = code128(serialNumber)
  return svg === null ? { text: " ", fontSize: 8 } : { svg, fit: [CODE_WIDTH, CODE_HEIGHT], alignment: "center" }
}

const shortened = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text)

const WORDS = {
  en: { title: "Repair", received: "In", promised: "Promised", urgent: "Urgent", high: "Priority" },
  de: { title: "Reparatur", received: "Eingang", promised: "Zugesagt", urgent: "Eilig", high: "Vorrang" },
} as const
