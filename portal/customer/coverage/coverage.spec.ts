import { type Coverage, type CoverageEntitlement, isShown, longest } from "./coverage"

const right = (id: string, over: Partial<CoverageEntitlement> & { readonly kind?: string } = {}): CoverageEntitlement => {
  const { kind = "commercial", ...rest } = over
  return { id, status: "active", warranty_policy: { name: id, kind, guarantor: "seller" }, starts_on: "2026-01-01", ends_on: "2028-01-01", ...rest }
}
const until = (id: string, on: string): Coverage["deadlines"][number] => ({ name: "cover_ends", on, entitlement_id: id })

describe("the right that covered until tells of", () => {
  it("is the one whose cover ends last, on the day that the answer names", () => {
    const entitlements = [right("one", { ends_on: "2027-01-01" }), right("two", { ends_on: "2028-01-01" })]
    expect(longest({ entitlements, deadlines: [until("one", "2027-01-01"), until("two", "2028-02-01")] })).toMatchObject({ id: "two", ends_on: "2028-02-01" })
  })

  it("is never the supplier's, nor one on which the answer does not rest", () => {
    const entitlements = [right("supplier", { kind: "supplier_inbound", ends_on: "2030-01-01" }), right("former", { ends_on: "2029-01-01" }), right("own")]
    expect(longest({ entitlements, deadlines: [until("supplier", "2030-01-01"), until("own", "2028-01-01")] })).toMatchObject({ id: "own" })
    expect(longest({ entitlements: entitlements.slice(0, 1), deadlines: [] })).toBeNull()
  })

  it("is one without end before all others, and the last there was where none is in force", () => {
    expect(longest({ entitlements: [right("own"), right("life", { ends_on: null })], deadlines: [until("own", "2028-01-01")] })).toMatchObject({ id: "life", ends_on: null })
    expect(longest({ entitlements: [right("old", { status: "expired", ends_on: "2020-01-01" }), right("later", { status: "expired", ends_on: "2021-01-01" })], deadlines: [] })).toMatchObject({ id: "later" })
  })
})

it("an answer of a bare verdict is not the whole one", () => {
  expect([{ verdict: "covered" as const }, { verdict: "sign_in_to_see" as const }].map(isShown)).toEqual([false, false])
})
