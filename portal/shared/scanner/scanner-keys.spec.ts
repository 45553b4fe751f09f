import { GS, type Heard, type KeyDown, ScannerKeys, withSeparators } from "./scanner-keys"

type Press = string | (Partial<KeyDown> & { readonly key: string })

/** Presses keys so many milliseconds apart and tells the last answer. */
function press(keys: readonly Press[], { gap = 4, into = "page", on = new ScannerKeys() }: { readonly gap?: number; readonly into?: KeyDown["into"]; readonly on?: ScannerKeys } = {}): Heard {
  let at = 1_000
  return keys.reduce<Heard>((_before, one) => on.down({ code: "", ctrl: false, alt: false, meta: false, altGraph: false, into, at: (at += gap), ...(typeof one === "string" ? { key: one } : one) }), { type: "other" })
}
const scanned = (code: string, end = "Enter"): string[] => [...code, end]
const SEPARATOR: Press = { key: "]", code: "BracketRight", ctrl: true }

describe("a hand scanner", () => {
  it.each(["Enter", "Tab"])("ends a code with %s", (end) => {
    expect(press(scanned("NL-00042", end))).toEqual({ type: "scan", code: "NL-00042" })
  })
  it("types faster than a hand", () => {
    expect(press(scanned("NL-00042"), { gap: 49 })).toMatchObject({ type: "scan" })
    expect(press(scanned("NL-00042"), { gap: 50 })).toEqual({ type: "other" })
  })
  it("sends the separator of GS1 as ASCII 29, which a keyboard has as Ctrl and ]", () => {
    expect(press(["0", "1", SEPARATOR])).toEqual({ type: "separator" })
    expect(press([..."10LOT", SEPARATOR, ..."21S1", "Enter"])).toEqual({ type: "scan", code: `10LOT${GS}21S1` })
    expect(press([..."10LOT", { key: GS }, ..."21S1", "Enter"])).toEqual({ type: "scan", code: `10LOT${GS}21S1` })
    expect(press([SEPARATOR, ..."21S1", "Enter"])).toEqual({ type: "scan", code: `${GS}21S1` })
  })
  it("sends it by Alt and the number too", () => {
    const keys = new ScannerKeys()
    press([..."10LOT", { key: "Alt" }, ...["0", "0", "2", "9"].map((key) => ({ key, code: `Numpad${key}`, alt: true }))], { on: keys })
    expect(keys.altUp(1_050)).toEqual({ type: "separator" })
    expect(keys.down({ key: "2", code: "", at: 1_055, ctrl: false, alt: false, meta: false, altGraph: false, into: "page" })).toEqual({ type: "goes_on" })
  })
  it("holds Shift and AltGr for signs", () => {
    expect(press([{ key: "Shift" }, "A", { key: "Shift" }, "B", { key: "AltGraph" }, { key: "[", ctrl: true, alt: true, altGraph: true }, "C", "Enter"])).toEqual({ type: "scan", code: "AB[C" })
  })
  it("sends long codes whole", () => {
    const link = `https://id.example/01/09506000134352/21/${"A".repeat(2_000)}`
    expect(press(scanned(link))).toEqual({ type: "scan", code: link })
  })
  it("begins anew after a pause: what a hand typed before is none of it", () => {
    const keys = new ScannerKeys()
    press([..."ab"], { on: keys })
    expect(keys.down({ key: "1", code: "", at: 9_000, ctrl: false, alt: false, meta: false, altGraph: false, into: "page" })).toEqual({ type: "begins" })
  })
})

describe("a hand", () => {
  it("is not taken for one by a key or two and Enter", () => {
    expect(press(["a", "b", "Enter"])).toEqual({ type: "other" })
    expect(press(["Enter"])).toEqual({ type: "other" })
  })
  it("may roll over some keys in a field for text, where a scan is longer", () => {
    expect(press(scanned("abcde"), { into: "text" })).toEqual({ type: "other" })
    expect(press(scanned("abcdef"), { into: "text" })).toEqual({ type: "scan", code: "abcdef" })
    expect(press(scanned("abc"), { into: "scan" })).toEqual({ type: "scan", code: "abc" })
  })
  it.each([["a command", { key: "c", ctrl: true }], ["an arrow", { key: "ArrowLeft" }], ["backspace", { key: "Backspace" }]] as const)("means something else by %s", (_, key) => {
    expect(press([..."NL-000", key, "Enter"])).toEqual({ type: "other" })
  })
  it("sends a form by Ctrl and Enter", () => {
    expect(press([..."NL-00042", { key: "Enter", ctrl: true }])).toEqual({ type: "other" })
  })
})

describe("the separator", () => {
  it.each(["␝", "<GS>", "{GS}", "[gs]", "\\x1D", "\\u001d"])("may be written %s", (written) => {
    expect(withSeparators(`10LOT${written}21S1`, null)).toBe(`10LOT${GS}21S1`)
  })
  it.each(["|", "~", "#"] as const)("is %s where the scanner is set so, and only in GS1 data", (sign) => {
    expect(withSeparators(`0109506000134352${sign}21S1`, sign)).toBe(`0109506000134352${GS}21S1`)
    expect(withSeparators(`]d20109506000134352${sign}21S1`, sign)).toBe(`]d20109506000134352${GS}21S1`)
    expect(withSeparators(`0109506000134352${sign}21S1`, null)).toBe(`0109506000134352${sign}21S1`)
    expect(withSeparators(`https://id.example/~shop/01/09506000134352#x|y`, sign)).toBe(`https://id.example/~shop/01/09506000134352#x|y`)
    for (const own of [`NORTH${sign}LIGHT`, `AB${sign}12`]) expect(withSeparators(own, sign)).toBe(own)
  })
})
