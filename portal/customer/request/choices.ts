import type { Coverage } from "../coverage/coverage"
import type { ReasonOption } from "./return-options"

/** It does not do what it should: then it is a matter of its warranty. */
export const isDefect = ({ code }: Pick<ReasonOption, "code">): boolean => code.startsWith("defect")

export interface Remedy {
  /** `warranty`: a claim, about which the shop decides how it makes it good; else what a return may ask for. */
  readonly way: string
  /** Decided at once by the shop's rules, or looked at by a person. */
  readonly isLookedAt: boolean
  readonly isPaid: boolean
}

interface Situation {
  readonly reason: ReasonOption
  /** Of a defect, where it is known. */
  readonly coverage: Coverage | null
  readonly isCustomer: boolean
  /** A claim is about one product; of several of one request each comes back as a return. */
  readonly isAlone: boolean
}

/** What there is to choose from: the warranty where it may help, and whatever the shop's rules would not refuse today. */
export function remediesFor({ reason, coverage, isCustomer, isAlone }: Situation): readonly Remedy[] {
  const isOver = coverage?.verdict === "not_covered"
  const ways = reason.resolutions.filter(({ resolution, outcome }) => outcome !== "deny" && (isCustomer || resolution !== "store_credit"))
  const claim: readonly Remedy[] = isCustomer && isAlone && isDefect(reason) && coverage !== null && !isOver ? [{ way: "warranty", isLookedAt: true, isPaid: false }] : []
  return [...claim, ...ways.map(({ resolution, outcome }) => ({ way: resolution, isLookedAt: outcome === "review", isPaid: isOver && isDefect(reason) && resolution === "repair" }))]
}
