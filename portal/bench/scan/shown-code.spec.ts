import { shownCode } from "./shown-code"

describe("a scanned code in a sentence", () => {
  it("is as it was scanned where it is short", () => expect(shownCode(" NL-00042 ")).toBe("NL-00042"))
  it("shows a separator as a dot", () => expect(shownCode("\x1D10LOT\x1D21S1")).toBe("10LOT·21S1"))
  it("shows the beginning and the end of a long one, by whole signs", () => {
    expect(shownCode(`https://id.example/01/09506000134352/21/${"A".repeat(500)}END`)).toBe("https://id.example/01/09506000134352…AAAAAAAAAEND")
    expect(shownCode("😀".repeat(100))).toBe(`${"😀".repeat(36)}…${"😀".repeat(12)}`)
  })
})
