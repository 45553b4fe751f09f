import { decidingReason, endOf, type Reason, wordOf } from "./line-reason"

describe("why a line is paid by whom", () => {
  it.each([
    ["expired_on_2026-01-31", { stem: "expired_on", day: "2026-01-31" }], ["excluded_liquid", { stem: "excluded", cause: "liquid" }], ["40_percent", { stem: "percent", percent: "40" }], ["60_percent_of_a_refund", { stem: "percent_of_a_refund", percent: "60" }],
    ["over_50000_km", { stem: "over", limit: "50000 km" }], ["sold_in_is_not_known", { stem: "is_not_known" }], ["no_service_known_by_2027-03-01", { stem: "no_service_known_by", day: "2027-03-01" }],
  ])("takes %s apart", (result, expected) => expect(wordOf({ rule: "", fact: null, result })).toMatchObject(expected))
  it("is what an agent decided, where one did, and the end of cover where it is covered", () => {
    const decision: Reason = { rule: "decision", fact: "long_wait", result: "goodwill" }
    expect(decidingReason({ payer: "goodwill", reasons: [decision] })).toBe(decision)
    const period: Reason = { rule: "period", fact: { ends_on: "2028-03-01" }, result: "within" }
    expect(decidingReason({ payer: "warranty", reasons: [{ rule: "status", fact: "active", result: "in_force" }, period] })).toBe(period)
    expect(endOf(period)).toBe("2028-03-01")
  })
})
