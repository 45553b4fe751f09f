import { JURISDICTION_PACKS } from "./packs"
import { parseTerms } from "./parse-terms"

const POLICIES = JURISDICTION_PACKS.flatMap(({ id, policies }) => policies.map((policy) => [`${id}: ${policy.code}`, policy] as const))

describe("jurisdiction packs", () => {
  it.each(POLICIES)("%s is terms the engine can judge, and cites its law", (_, { terms }) => {
    const parsed = parseTerms(terms)
    expect(parsed.ok ? [] : parsed.issues).toEqual([])
    expect(parsed.ok && parsed.terms.citations.length).toBeGreaterThan(0)
  })

  it("are all marked for review, and their codes are their own", () => {
    expect(JURISDICTION_PACKS.every(({ needsLegalReview }) => needsLegalReview)).toBe(true)
    expect(new Set(POLICIES.map(([, { code }]) => code)).size).toBe(POLICIES.length)
    expect(JURISDICTION_PACKS.map(({ id }) => id)).toEqual(["eu_base", "fr", "uk", "us_federal", "us_ca", "au"])
  })
})
