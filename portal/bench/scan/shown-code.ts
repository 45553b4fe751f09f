const LENGTH_MAX = 48
const KEPT_AT_END = 12

/** A code as people can look at it: no character that shows nothing, and no longer than a line. */
export function shownCode(code: string): string {
  const visible = code.trim().replaceAll(/[\p{Cc}]+/gu, "·").replace(/^·/, "")
  const signs = [...visible]
  return signs.length <= LENGTH_MAX ? visible : `${signs.slice(0, LENGTH_MAX - KEPT_AT_END).join("")}…${signs.slice(-KEPT_AT_END).join("")}`
}
