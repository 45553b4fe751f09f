import pdfmake from "pdfmake"
import fontFiles from "pdfmake/build/vfs_fonts"
import type { Content, TDocumentDefinitions, TFontDictionary } from "pdfmake/interfaces"
import type { Instant } from "../domain/unit/unit"
import { ACCENT, INK, MUTED, PAGE_MARGIN, RULE } from "./design"

/** The fonts come inside pdfmake as text: there is no file to be found, in the sources, in the build or in a host. */
const font = (file: string): Buffer => Buffer.from((fontFiles as unknown as { readonly [name: string]: string })[file] ?? "", "base64")

interface Printer {
  createPdfKitDocument(definition: TDocumentDefinitions, options: { readonly tableLayouts: object }): NodeJS.EventEmitter & { end(): void }
}

// In Node the package is this class; its types only know the object it is in a browser.
const PdfPrinter = pdfmake as unknown as new (fonts: TFontDictionary) => Printer

let printer: Printer | undefined

/** Decoded at the first document: most processes never print one. */
const thePrinter = (): Printer => printer ??= new PdfPrinter({
  Roboto: { normal: font("Roboto-Regular.ttf"), bold: font("Roboto-Medium.ttf"), italics: font("Roboto-Italic.ttf"), bolditalics: font("Roboto-MediumItalic.ttf") },
})

export interface Letter {
  readonly title: string
  readonly language: string
  readonly shop: ShopDetails
  /** Written into the file: the same data gives the same document. */
  readonly issuedAt: Instant
  readonly content: Content[]
  /** Beside the page number at the foot. */
  readonly foot: string
}

/** Whose paper it is. */
export interface ShopDetails {
  readonly name: string
  readonly addressLines: readonly string[]
  /** E-mail, telephone or page, as printed. */
  readonly contact: string | null
}

/** A4 with the shop's head and a foot with page numbers. */
export async function renderLetter({ title, language, shop, issuedAt, content, foot }: Letter): Promise<Buffer> {
  return render({
    info: { title, author: shop.name, creator: "Aftercare", producer: "Aftercare", creationDate: new Date(issuedAt), modDate: new Date(issuedAt) },
    language,
    pageSize: "A4",
    pageMargins: [PAGE_MARGIN, 88, PAGE_MARGIN, 52],
    header: { margin: [PAGE_MARGIN, 36, PAGE_MARGIN, 0], stack: [shopHead(shop)] },
    footer: (page, pages) => ({
      margin: [PAGE_MARGIN, 12, PAGE_MARGIN, 0],
      columns: [{ text: foot, style: "small" }, { text: `${page} / ${pages}`, style: "small", alignment: "right", width: 60 }],
    }),
    content,
    pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > HEADING_LOWEST,
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.2, color: INK },
    styles: {
      title: { fontSize: 24, bold: true, lineHeight: 1.1 },
      number: { fontSize: 13, color: ACCENT, bold: true },
      heading: { fontSize: 12, bold: true, margin: [0, 16, 0, 5] },
      label: { fontSize: 8, color: MUTED, lineHeight: 1.2, characterSpacing: 0.3 },
      strong: { bold: true },
      small: { fontSize: 8, color: MUTED },
      cellHead: { fontSize: 8, color: MUTED, lineHeight: 1 },
    },
  })
}

/** Below this part of a page a heading would stand alone, or with nothing but the head of its table. */
const HEADING_LOWEST = 0.87

const MM = 72 / 25.4
const LABEL_SIZE = { width: 90 * MM, height: 50 * MM }
const LABEL_MARGIN = 4 * MM

/** One label of 90 × 50 mm, black on white, for a thermal printer. */
export async function renderLabel({ title, language, issuedAt, content }: Pick<Letter, "title" | "language" | "issuedAt" | "content">): Promise<Buffer> {
  return render({
    info: { title, creator: "Aftercare", producer: "Aftercare", creationDate: new Date(issuedAt), modDate: new Date(issuedAt) },
    language, pageSize: LABEL_SIZE, pageMargins: LABEL_MARGIN, content, defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.1, color: "#000000" },
  })
}

function shopHead({ name, addressLines, contact }: ShopDetails): Content {
  return {
    columns: [
      { text: name, bold: true, fontSize: 13, margin: [0, 2, 0, 0] },
      { text: [addressLines.join(" · "), ...(contact === null ? [] : [`\n${contact}`])], style: "small", alignment: "right" },
    ],
    columnGap: 24,
  }
}

async function render(definition: TDocumentDefinitions): Promise<Buffer> {
  const document = thePrinter().createPdfKitDocument(definition, { tableLayouts: LAYOUTS })
  const chunks: Buffer[] = []
  document.on("data", (chunk: Buffer) => void chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => document.on("end", resolve).on("error", reject))
  document.end()
  await ended
  return Buffer.concat(chunks)
}

const LAYOUTS = {
  /** A rule under the head and under each row, nothing upright. */
  rows: {
    hLineWidth: (line: number) => (line === 0 ? 0 : line === 1 ? 1 : 0.5),
    vLineWidth: () => 0,
    hLineColor: (line: number) => (line === 1 ? INK : RULE),
    paddingLeft: (column: number) => (column === 0 ? 0 : 6),
    // Numbers at the right end with the rule.
    paddingRight: (column: number, { table }: { readonly table: { readonly body: readonly (readonly unknown[])[] } }) => (column === (table.body[0]?.length ?? 0) - 1 ? 0 : 6),
    paddingTop: () => 4,
    paddingBottom: () => 3,
  },
  /** A box with air. */
  card: {
    hLineWidth: () => 0.75, vLineWidth: () => 0.75, hLineColor: () => RULE, vLineColor: () => RULE,
    paddingLeft: () => 12, paddingRight: () => 12, paddingTop: () => 10, paddingBottom: () => 10,
  },
  /** A field to write on: only a rule below. */
  signature: {
    hLineWidth: (line: number) => (line === 1 ? 0.75 : 0), vLineWidth: () => 0, hLineColor: () => INK,
    paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 2, paddingBottom: () => 4,
  },
}
