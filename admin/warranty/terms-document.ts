/** Warranty terms as they are sent: a tree of plain values in the contract's words. */
export type TermsValue = Readonly<Record<string, unknown>>

/** Without a value the key is left out: the contract reads that as "says nothing". */
export function withValue(object: TermsValue, key: string, value: unknown): TermsValue {
  const { [key]: _, ...rest } = object
  return value === undefined ? rest : { ...rest, [key]: value }
}

export const asObject = (value: unknown): TermsValue => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as TermsValue) : {})
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const asTexts = (value: unknown): readonly string[] => asList(value).filter((item): item is string => typeof item === "string")

/** An empty list would be "none at all", which no term may say. */
export const listOrNothing = (list: readonly unknown[]): readonly unknown[] | undefined => (list.length === 0 ? undefined : list)

export const DURATION_UNITS = ["D", "W", "M", "Y"] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]

/** `P24M` as 24 and months; a year and six months are eighteen months. Null for what has more parts. */
export function durationParts(text: string): { readonly amount: number; readonly unit: DurationUnit } | null {
  const single = /^P(\d+)([YMWD])$/.exec(text)
  if (single !== null) return { amount: Number(single[1]), unit: single[2] as DurationUnit }
  const both = /^P(\d+)Y(\d+)M$/.exec(text)
  return both === null ? null : { amount: Number(both[1]) * 12 + Number(both[2]), unit: "M" }
}

/** A word that stands alone begins with a capital; in a sentence it stays as it is. */
export const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1)
