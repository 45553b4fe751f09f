/** One step of a judgement of cover, as the contract brings it. */
export interface Reason {
  readonly rule: string
  readonly fact: unknown
  readonly result: string
}

/** Which sentence tells of a reason, and what stands in it. */
export interface ReasonKey {
  /** The sentence's name in the texts. */
  readonly key: string
  /** `2026-01-31`; the page writes it in its language. */
  readonly date: string | null
  readonly number: string | null
  /** A word of another group of texts: what excludes it, who chooses, which fact is missing. */
  readonly about: { readonly group: "cause" | "chooser" | "missing" | "item"; readonly word: string } | null
}

const plain = (key: string, part: Partial<ReasonKey> = {}): ReasonKey => ({ key, date: null, number: null, about: null, ...part })

/** Results may carry a day, a number or a name (`expired_on_2026-01-31`, `over_5000_km`, `excluded_liquid`); the sentence has a place for it. */
export function reasonKey({ rule, fact, result }: Reason): ReasonKey {
  const item = itemOf(fact)
  const about: ReasonKey["about"] = item === null ? null : { group: "item", word: item }
  const date = /\d{4}-\d{2}-\d{2}/.exec(result)?.[0] ?? null
  if (date !== null) return plain(result.replace(/_?\d{4}-\d{2}-\d{2}/, ""), { date, about })
  const [, percent, ofRefund] = /^(\d+)_percent(_of_a_refund)?$/.exec(result) ?? []
  if (percent !== undefined) return plain(ofRefund === undefined ? "percent" : "percent_of_a_refund", { number: percent, about })
  const [, most, unit] = /^over_(\d+)_(.+)$/.exec(result) ?? []
  if (most !== undefined && unit !== undefined) return plain("over", { number: `${most} ${unit}` })
  const [, cause] = /^excluded_(.+)$/.exec(result) ?? []
  if (cause !== undefined) return plain("excluded", { about: { group: "cause", word: cause } })
  const [, chooser] = /^(.+)_chooses$/.exec(result) ?? []
  if (chooser !== undefined) return plain("chooses", { about: { group: "chooser", word: chooser } })
  const [, missing] = rule === "scope" ? /^(.+)_is_not_known$/.exec(result) ?? [] : []
  if (missing !== undefined) return plain("scope_is_not_known", { about: { group: "missing", word: missing } })
  return plain(result, { about })
}

function itemOf(fact: unknown): string | null {
  const item = typeof fact === "object" && fact !== null ? (fact as { readonly item?: unknown }).item : fact
  return typeof item === "string" ? item : null
}

/** Until when a period runs, where it is said. */
export function endOf({ rule, fact }: Reason): string | null {
  const end = rule === "period" && typeof fact === "object" && fact !== null ? (fact as { readonly ends_on?: unknown }).ends_on : null
  return typeof end === "string" ? end : null
}
