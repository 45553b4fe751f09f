import { isShown, type CoverageAnswer } from "../coverage/coverage"

export const REASONS = ["defective", "changed_mind", "wrong_item", "damaged_in_transit", "not_as_described"] as const
export type Reason = (typeof REASONS)[number]

export const SYMPTOMS = ["no_power", "battery", "screen", "sound", "connection", "noise", "broken", "other"] as const
export type Symptom = (typeof SYMPTOMS)[number]

/** What may be wished for. `warranty`: a claim, about which the shop decides how it makes it good. */
export type Remedy = "warranty" | "repair" | "replacement" | "refund" | "exchange" | "store_credit"

/** Words of a warranty's terms for what these pages call by one name. */
const OF_TERMS: Readonly<Record<string, Remedy>> = { repair: "repair", replacement: "replacement", refund: "refund", rejection: "refund", termination: "refund", store_credit: "store_credit" }

interface Situation {
  readonly reason: Reason
  readonly coverage: CoverageAnswer["coverage"] | null
  readonly isCustomer: boolean
}

/** What there is to choose from, the best first: by why it is asked for, and for a defect by what the warranty gives. */
export function remediesFor({ reason, coverage, isCustomer }: Situation): readonly Remedy[] {
  if (reason !== "defective") {
    const ways: readonly Remedy[] = reason === "changed_mind" ? ["refund", "exchange", "store_credit"] : ["replacement", "refund"]
    return ways.filter((way) => isCustomer || way !== "store_credit")
  }
  const known = coverage !== null && isShown(coverage) ? coverage : null
  // Out of warranty a repair is still to be had: at a price that is quoted first.
  if (known?.verdict === "not_covered") return ["repair"]
  const given = [...new Set((known?.remedies ?? []).flatMap((remedy) => OF_TERMS[remedy] ?? []))]
  const ways = given.length > 0 ? given : (["repair", "replacement"] as const)
  return [...(isCustomer ? (["warranty"] as const) : []), ...ways.filter((way) => isCustomer || way !== "store_credit")]
}
