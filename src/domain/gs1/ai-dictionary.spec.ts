import { findAi, findAiAt, matchesAi } from "./ai-dictionary"
import { AI_ROWS } from "./ai-table"
import { COUNTRY_LETTERS, COUNTRY_NUMBERS } from "./code-lists"

const allAis = AI_ROWS.flatMap((row) => {
  const [first = "", last = first] = row.ais.split("-")
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i).padStart(first.length, "0"))
})

describe("the AI table", () => {
  it("defines each AI once", () => expect(new Set(allAis).size).toBe(allAis.length))

  it("tells the length of every AI from its first two digits", () => {
    for (const ai of allAis) expect(findAiAt(`${ai}000000`, 0)?.ai).toBe(ai)
  })

  it("refers only to AIs that exist", () => {
    for (const ai of allAis) {
      const definition = findAi(ai)
      const named = [
        ...(definition?.exclusions ?? []),
        ...(definition?.requirements ?? []).flat(2),
        ...(definition?.qualifierSequences ?? []).flat(),
      ]
      for (const pattern of named) expect(allAis.some((other) => matchesAi(pattern, other))).toBe(true)
    }
  })

  it("allows a variable length only in the last component", () => {
    for (const ai of allAis) {
      for (const component of findAi(ai)?.components.slice(0, -1) ?? []) expect(component.lengthMin).toBe(component.lengthMax)
    }
  })

  it.each([
    ["01", true, 14],
    ["20", true, 2],
    ["3105", true, 6],
    ["414", true, 13],
    ["21", false, 20],
    ["7003", false, 10],
    ["402", false, 17],
  ])("knows AI %s: predefined length %s, at most %i", (ai, isPredefinedLength, lengthMax) => {
    expect(findAi(ai)).toMatchObject({ isPredefinedLength, lengthMax })
  })

  it.each(["", "1", "89", "3106", "12345", "AB", "__proto__"])("knows no AI %j", (ai) => expect(findAi(ai)).toBeNull())

  it("accepts an unassigned AI on request, unless its length contradicts its prefix", () => {
    expect(findAi("89", { permitUnknownAis: true })).toMatchObject({ ai: "89", lengthMax: 90 })
    expect(findAi("2345", { permitUnknownAis: true })).toBeNull()
    expect(findAiAt("891234", 0, { permitUnknownAis: true })).toBeNull()
  })
})

describe("the country lists", () => {
  it("have 249 countries each", () => {
    expect(COUNTRY_NUMBERS.size).toBe(249)
    expect(COUNTRY_LETTERS.size).toBe(249)
  })
})
