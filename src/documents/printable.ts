/** Half characters end the printer, control characters print as boxes, and direction marks turn a line around. */
const UNPRINTABLE = /[\p{Surrogate}\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g

/** The same data with every text in it fit to be printed; line breaks stay. */
export function printable<Data>(data: Data): Data {
  // Each value is mapped to one of its own type.
  return clean(data) as Data
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(LINE_BREAKS, "\n").split("\n").map((line) => line.replaceAll(UNPRINTABLE, "")).join("\n")
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]))
}
