import type { Content } from "pdfmake/interfaces"
import type { CalendarDate, Instant } from "../domain/unit/unit"
import { code128, qrCode } from "./codes"
import { ACCENT, card, facts, heading, headline, qrWithCaption, rows, TEXT_WIDTH } from "./design"
import { renderLetter, type ShopDetails } from "./pdf"
import { printable } from "./printable"
import { dateText, type DocumentLanguage } from "./wording"

export interface ReturnSlip {
  readonly language: DocumentLanguage
  readonly shop: ShopDetails
  readonly issuedAt: Instant
  /** `RMA-2026-000123`; the dock scans it. */
  readonly rmaNumber: string
  readonly orderNumber: string | null
  readonly expiresOn: CalendarDate | null
  /** As on an envelope; empty where it is not known. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly lines: readonly ReturnSlipLine[]
  /** The shop's own; else ours. */
  readonly instructions?: readonly string[]
  /** Where the customer follows her return; the QR code. Without it the code has the number. */
  readonly statusUrl: string | null
}

export interface ReturnSlipLine {
  readonly title: string
  readonly serialNumber: string | null
  readonly reason: string | null
}

const BARCODE_WIDTH = 210
const QR_SIZE = 76

/** The paper that goes into the parcel: what the dock must scan first is largest, what the customer must do is numbered. */
export function returnSlip(sent: ReturnSlip): Promise<Buffer> {
  const slip = printable(sent)
  const words = WORDS[slip.language]
  const { language, rmaNumber, orderNumber, expiresOn } = slip
  return renderLetter({
    title: `${words.title} ${rmaNumber}`, language, shop: slip.shop, issuedAt: slip.issuedAt, foot: `${words.title} ${rmaNumber}`,
    content: [
      headline(words.title, rmaNumber, barcode(rmaNumber), [
        { margin: [0, 14, 0, 0], stack: facts([[words.order, orderNumber], [words.sendBy, expiresOn === null ? null : dateText(expiresOn, language)]], 2) },
      ]),
      { margin: [0, 18, 0, 0], columns: [address(words.from, slip.from), address(words.to, slip.to)], columnGap: 16 },
      heading(words.inside),
      rows([words.product, words.serialNumber, words.reason], ["*", 150, 140], slip.lines.map(({ title, serialNumber, reason }) => [
        { text: title, style: "strong" }, serialNumber ?? "–", reason ?? "–",
      ])),
      heading(words.how),
      { unbreakable: true, columns: [{ width: "*", ol: [...(slip.instructions ?? words.instructions)], markerColor: ACCENT }, follow(slip.statusUrl, rmaNumber, words.follow)], columnGap: 28 },
    ],
  })
}

function barcode(rmaNumber: string): Content | null {
  const svg = code128(rmaNumber)
  return svg === null ? null : { stack: [{ svg, width: BARCODE_WIDTH }, { text: rmaNumber, alignment: "center", fontSize: 10, characterSpacing: 1.5, margin: [0, 3, 0, 0] }] }
}

function address(label: string, lines: readonly string[]): Content & { readonly width: number } {
  const [first, ...rest] = lines
  return {
    width: (TEXT_WIDTH - 16) / 2,
    stack: [card({ stack: [{ text: label, style: "label", margin: [0, 0, 0, 3] }, { text: first ?? " ", style: "strong" }, ...(rest.length === 0 ? [{ text: " \n \n " }] : rest.map((text) => ({ text })))] })],
  }
}

function follow(url: string | null, rmaNumber: string, label: string): Content & { readonly width: number } {
  const svg = qrCode(url ?? rmaNumber)
  return { width: QR_SIZE + 16, stack: svg === null ? [] : [qrWithCaption(svg, QR_SIZE, label)] }
}

const WORDS = {
  en: {
    title: "Return slip", order: "ORDER", sendBy: "SEND BY", from: "FROM", to: "TO", inside: "In the parcel", product: "Product", serialNumber: "Serial number", reason: "Reason",
    how: "How to send it back", follow: "Follow your return",
    instructions: [
      "Check that each serial number above is the one on your product.",
      "Remove your data and accounts, and any lock that needs your password.",
      "Pack the product with its accessories so that nothing moves inside.",
      "Put this page into the parcel, on top.",
      "Send it to the address above and keep the receipt until you hear from us.",
    ],
  },
  de: {
    title: "Rücksendeschein", order: "BESTELLUNG", sendBy: "EINSENDEN BIS", from: "VON", to: "AN", inside: "Im Paket", product: "Produkt", serialNumber: "Seriennummer", reason: "Grund",
    how: "So senden Sie zurück", follow: "Rücksendung verfolgen",
    instructions: [
      "Prüfen Sie, ob jede Seriennummer oben die auf Ihrem Produkt ist.",
      "Entfernen Sie Ihre Daten und Konten und jede Sperre, die Ihr Passwort verlangt.",
      "Verpacken Sie das Produkt mit Zubehör so, dass sich innen nichts bewegt.",
      "Legen Sie diese Seite obenauf ins Paket.",
      "Senden Sie es an die Adresse oben und heben Sie den Beleg auf, bis Sie von uns hören.",
    ],
  },
} as const
