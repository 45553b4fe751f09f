import type { Content } from "pdfmake/interfaces"
import type { CalendarDate, Instant } from "../domain/unit/unit"
import { code128, qrCode } from "./codes"
import { ACCENT, card, facts, heading, headline, qrWithCaption, rows } from "./design"
import { renderLetter, type ShopDetails } from "./pdf"
import { printable } from "./printable"
import { dateText, type DocumentLanguage } from "./wording"

export interface Certificate {
  readonly language: DocumentLanguage
  readonly shop: ShopDetails
  readonly issuedAt: Instant
  readonly issuedOn: CalendarDate
  readonly productTitle: string
  readonly variantTitle: string | null
  readonly serialNumber: string
  readonly ownerName: string | null
  readonly purchasedOn: CalendarDate | null
  readonly covers: readonly CertificateCover[]
  /** Where anybody with the paper can see whether it still holds; the QR code. */
  readonly verifyUrl: string | null
}

/** One entitlement in words. */
export interface CertificateCover {
  readonly name: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate | null
  /** What is covered and how much of it, e.g. `Parts 100 %`. */
  readonly scope: readonly string[]
}

const QR_SIZE = 84

/** What a buyer keeps: which unit, until when, what for, and how to see that it is true. */
export function certificate(sent: Certificate): Promise<Buffer> {
  const data = printable(sent)
  const words = WORDS[data.language]
  const { language, serialNumber } = data
  const ends = data.covers.map(({ endsOn }) => endsOn)
  return renderLetter({
    title: `${words.title} ${serialNumber}`, language, shop: data.shop, issuedAt: data.issuedAt, foot: `${words.issued} ${dateText(data.issuedOn, language)}`,
    content: [
      headline(words.title, data.productTitle, verify(data.verifyUrl, words.verify), data.variantTitle === null ? [] : [{ text: data.variantTitle, margin: [0, 2, 0, 0] }]),
      { margin: [0, 22, 0, 0], stack: [card({ columns: [serial(serialNumber, words.serialNumber), until(ends, words, language)], columnGap: 24 })] },
      { margin: [0, 18, 0, 0], stack: facts([[words.owner, data.ownerName], [words.purchased, data.purchasedOn === null ? null : dateText(data.purchasedOn, language)]], 2) },
      heading(words.covers),
      rows([words.cover, words.from, words.until, words.scope], ["*", 90, 100, 150], data.covers.map(({ name, startsOn, endsOn, scope }) => [
        { text: name, style: "strong" }, dateText(startsOn, language), endsOn === null ? words.lifetime : dateText(endsOn, language), scope.join("\n"),
      ])),
      heading(words.how),
      { text: words.claim, margin: [0, 0, 40, 8] },
      { text: words.rights, style: "small", margin: [0, 0, 40, 0] },
    ],
  })
}

function serial(serialNumber: string, label: string): Content {
  const svg = code128(serialNumber)
  return { stack: [{ text: label, style: "label", margin: [0, 0, 0, 3] }, { text: serialNumber, fontSize: 15, bold: true, characterSpacing: 0.5 }, ...(svg === null ? [] : [{ svg, width: 180, margin: [0, 8, 0, 0] as [number, number, number, number] }])] }
}

function until(ends: readonly (CalendarDate | null)[], words: (typeof WORDS)[DocumentLanguage], language: DocumentLanguage): Content & { readonly width: "auto" } {
  const last = ends.includes(null) ? null : [...ends].sort().at(-1) ?? null
  const text = ends.length === 0 ? "–" : last === null ? words.lifetime : dateText(last, language)
  return { width: "auto", stack: [{ text: words.coveredUntil, style: "label", margin: [0, 0, 0, 3] }, { text, fontSize: 15, bold: true, color: ACCENT }] }
}

function verify(url: string | null, label: string): Content | null {
  const svg = url === null ? null : qrCode(url)
  return svg === null ? null : qrWithCaption(svg, QR_SIZE, label)
}

const WORDS = {
  en: {
    title: "Warranty certificate", serialNumber: "SERIAL NUMBER", coveredUntil: "COVERED UNTIL", owner: "OWNER", purchased: "PURCHASED", covers: "What is covered", cover: "Cover", from: "From",
    until: "Last covered day", scope: "Covers", lifetime: "Lifetime", how: "If something fails", verify: "Scan to verify", issued: "Issued",
    claim: "Tell us the serial number and what happened. We check your cover at once and tell you what comes next. Keep this paper with the product: it goes along when you pass the product on.",
    rights: "Your rights against the seller by law are not limited by this warranty.",
  },
  de: {
    title: "Garantieschein", serialNumber: "SERIENNUMMER", coveredUntil: "GESCHÜTZT BIS", owner: "EIGENTÜMER", purchased: "GEKAUFT AM", covers: "Was geschützt ist", cover: "Schutz", from: "Von",
    until: "Letzter Tag", scope: "Umfang", lifetime: "Lebenslang", how: "Wenn etwas ausfällt", verify: "Zum Prüfen scannen", issued: "Ausgestellt am",
    claim: "Nennen Sie uns die Seriennummer und was geschehen ist. Wir prüfen Ihren Schutz sofort und sagen Ihnen, wie es weitergeht. Bewahren Sie dieses Blatt beim Produkt auf: Es geht mit, wenn Sie das Produkt weitergeben.",
    rights: "Ihre gesetzlichen Rechte gegenüber dem Verkäufer werden durch diese Garantie nicht eingeschränkt.",
  },
} as const
