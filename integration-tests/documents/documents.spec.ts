import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { certificate } from "../../src/documents/certificate"
import { code128, qrCode } from "../../src/documents/codes"
import { repairLabel } from "../../src/documents/repair-label"
import { repairReport } from "../../src/documents/repair-report"
import { returnSlip } from "../../src/documents/return-slip"
import { dateText, documentLanguageOf, moneyText, numberText } from "../../src/documents/wording"
import { describeWithCommands } from "../support/suites"
import { buildCertificate, buildLabel, buildReport, buildSlip } from "./samples"

let folder: string
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), "aftercare-documents-")) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DOCUMENTS: readonly [string, () => Promise<Buffer>, () => Promise<Buffer>][] = [
  ["a return slip", () => returnSlip(buildSlip()), () => returnSlip(buildSlip({ language: "de" }))],
  ["a certificate", () => certificate(buildCertificate()), () => certificate(buildCertificate({ language: "de" }))],
  ["a repair report", () => repairReport(buildReport()), () => repairReport(buildReport({ language: "de" }))],
  ["a repair label", () => repairLabel(buildLabel()), () => repairLabel(buildLabel({ language: "de" }))],
]

const HOSTILE = "\u202Eevil\0 {{x}} <b>&amp;</b> " + "W".repeat(300) + " 你好 🚀 \ud800"

describe.each(DOCUMENTS)("%s", (_, english, german) => {
  it("is a PDF, the same for the same data", async () => {
    const [first, second] = [await english(), await english()]
    expect(first.subarray(0, 5).toString()).toBe("%PDF-")
    expect(first.subarray(-6).toString().trim()).toBe("%%EOF")
    expect(first.equals(second)).toBe(true)
  })

  it("is another one in German", async () => {
    expect((await german()).equals(await english())).toBe(false)
  })
})

describe("a document", () => {
  it("is made of whatever customers and staff wrote", async () => {
    const made = await Promise.all([
      returnSlip(buildSlip({ rmaNumber: HOSTILE, from: [], to: [HOSTILE], instructions: [HOSTILE], lines: Array.from({ length: 200 }, () => ({ title: HOSTILE, serialNumber: HOSTILE, reason: HOSTILE })), statusUrl: HOSTILE.repeat(10) })),
      certificate(buildCertificate({ productTitle: HOSTILE, serialNumber: HOSTILE, covers: [], ownerName: null, purchasedOn: null, verifyUrl: null })),
      repairReport(buildReport({ problem: HOSTILE.repeat(20), findings: [], lines: [], tests: [], signatures: [], outcome: null, customerName: null, receivedOn: null, finishedOn: null, customerTotal: null })),
      repairLabel(buildLabel({ productTitle: HOSTILE, serialNumber: HOSTILE, promisedOn: null })),
    ])
    for (const pdf of made) expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
  })

  it("has no barcode for what a barcode cannot hold", () => {
    expect([code128("Größe"), code128(""), code128("x".repeat(49)), qrCode(""), qrCode("x".repeat(801))]).toEqual([null, null, null, null, null])
    expect(code128("RMA-2026-000123")).toMatch(/^<svg/)
  })

  it("writes dates, money and numbers as its language does", () => {
    expect([dateText("2026-02-28", "en"), dateText("2026-02-28", "de")]).toEqual(["28 February 2026", "28. Februar 2026"])
    expect([moneyText(1234.5, "eur", "de"), moneyText(1234, "jpy", "en"), moneyText(1.234, "kwd", "en")].map((text) => text.replaceAll("\u00a0", " "))).toEqual(["1.234,50 €", "JP¥1,234", "KWD 1.234"])
    expect([numberText(-0.5, "de"), numberText(17.5, "en")]).toEqual(["−0,5", "17.5"])
    expect(["de-AT", "DE", "fr", "", null].map(documentLanguageOf)).toEqual(["de", "de", "en", "en", "en"])
  })
})

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" })
  // zbarimg says with 4 that a page has no code.
  if (status !== 0 && !(command === "zbarimg" && status === 4)) throw new Error(`${command} ended with ${status}: ${stderr}`)
  return stdout
}

describeWithCommands("documents as readers and scanners see them", ["pdftotext", "pdftoppm", "zbarimg"], () => {
  function see(name: string, pdf: Buffer): { readonly text: string; readonly codes: readonly string[]; readonly pages: number } {
    const file = path.join(folder, `${name}.pdf`)
    writeFileSync(file, pdf)
    run("pdftoppm", ["-r", "150", "-png", file, path.join(folder, name)])
    const pages = readdirSync(folder).filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith(".png"))
    return {
      text: run("pdftotext", ["-layout", file, "-"]).replaceAll(/\s+/g, " ").replaceAll(" / ", "/"), pages: pages.length,
      codes: pages.flatMap((page) => run("zbarimg", ["-q", path.join(folder, page)]).split("\n").filter(Boolean)).sort(),
    }
  }
  const expectWords = (text: string, words: readonly string[]): void => expect(words.filter((word) => !text.includes(word))).toEqual([])

  it("the return slip says what to send where, and scans as its number and its page", async () => {
    const { text, codes, pages } = see("slip", await returnSlip(buildSlip()))
    expectWords(text, ["Return slip", "RMA-2026-000123", "#1042", "31 March 2026", "Ann Buyer", "20359 Hamburg", "Aurora One", "AU1-2026-00042", "No sound", "USB-C cable", "Put this page into the parcel", "1/1"])
    expect([codes, pages]).toEqual([["CODE-128:RMA-2026-000123", "QR-Code:https://shop.example/portal/rmas/arma_1"], 1])
  })

  it("the certificate says what is covered until when, and scans as its unit and its proof", async () => {
    const { text, codes, pages } = see("certificate", await certificate(buildCertificate()))
    expectWords(text, ["Warranty certificate", "Aurora One", "AU1-2026-00042", "29 February 2028", "Ann Buyer", "27 February 2026", "Parts 100 %"])
    expect([codes, pages]).toEqual([["CODE-128:AU1-2026-00042", "QR-Code:https://shop.example/01/04006381333931/21/AU1-2026-00042"], 1])
  })

  it("a cover without end makes the certificate one without end", async () => {
    const { text } = see("lifetime", await certificate(buildCertificate({ covers: [...buildCertificate().covers, { name: "Frame", startsOn: "2026-03-01", endsOn: null, scope: [] }] })))
    expectWords(text, ["Lifetime"])
  })

  it("the repair report says what was wrong, done, paid and tested", async () => {
    const { text, codes, pages } = see("report", await repairReport(buildReport()))
    expectWords(text, ["Repair report", "REP-2026-000017", "No sound on the left.", "Replacement of the driver", "45 min", "€67.50", "DRV-0114", "To be paid by the customer €24.00", "−0.4 dB", "−1 – 1 dB", "passed", "≥ 18 h", "failed", "T. Bench, 5 March 2026", "Repaired"])
    expect([codes, pages]).toEqual([["CODE-128:REP-2026-000017"], 1])
  })

  it("the certificate of a repair says what was tested, and not what it was about", async () => {
    const proof = see("certificate", await repairReport(buildReport({ kind: "certificate", checkIn: null, findings: [], lines: [], customerTotal: null }))).text
    expectWords(proof, ["Test certificate", "second person", "Channel balance", "passed"])
    expect(proof).not.toContain("Reported problem")
  })

  it("the repair label is one label that says which order and when, and scans as its unit", async () => {
    const { text, codes, pages } = see("label", await repairLabel(buildLabel()))
    expectWords(text, ["REP-2026-000017", "URGENT", "Aurora One", "AU1-2026-00042", "In 2 March 2026", "Promised 9 March 2026"])
    expect([codes, pages]).toEqual([["CODE-128:AU1-2026-00042"], 1])
    for (const over of [{ serialNumber: "W".repeat(48) }, { productTitle: "W".repeat(300), serialNumber: "W".repeat(300) }]) expect(see("wide", await repairLabel(buildLabel(over))).pages).toBe(1)
  })

  it("speak German with German readers", async () => {
    expectWords(see("schein", await returnSlip(buildSlip({ language: "de" }))).text, ["Rücksendeschein", "31. März 2026", "Legen Sie diese Seite obenauf ins Paket"])
    expectWords(see("garantie", await certificate(buildCertificate({ language: "de" }))).text, ["Garantieschein", "29. Februar 2028"])
    expectWords(see("bericht", await repairReport(buildReport({ language: "de" }))).text, ["Reparaturbericht", "67,50 €", "nicht bestanden", "Garantie"])
  })

  it("leave no heading alone at the foot of a page", async () => {
    const [line] = buildReport().lines
    for (let count = 13; count <= 22; count++) {
      const file = path.join(folder, `heading-${count}.pdf`)
      writeFileSync(file, await repairReport(buildReport({ lines: Array.from({ length: count }, () => line!) })))
      const lastLines = run("pdftotext", ["-layout", file, "-"]).split("\f").map((page) => page.split("\n").map((text) => text.trim()).filter(Boolean).at(-2))
      expect(lastLines).not.toContain("Tests after the repair")
    }
  })

  it("go on over the page with their heads, and number their pages", async () => {
    const { text, pages } = see("long", await returnSlip(buildSlip({ lines: Array.from({ length: 60 }, (_, index) => ({ title: `Unit ${index + 1}`, serialNumber: `SN-${index + 1}`, reason: null })) })))
    expect(pages).toBeGreaterThan(1)
    expectWords(text, ["Unit 60", `1/${pages}`, `${pages}/${pages}`])
    expect(text.match(/Product Serial number Reason/g)?.length).toBeGreaterThan(1)
  })
})
