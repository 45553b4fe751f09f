import { checkExclusions, checkRequirements, type Gs1Element } from "./ai-associations"
import { findAi, type AiLookup } from "./ai-dictionary"
import { checkAiValue } from "./ai-value"
import { belongsInPath, choosePaths } from "./digital-link-path"
import { GS1_DATA_LENGTH_MAX, quote, refuse, type Gs1Result } from "./gs1-result"
import { percentEncode } from "./percent-encoding"

export interface DigitalLinkGenerateOptions extends AiLookup {
  /** What stands before the key, e.g. `https://shop.example/passport`. */
  stem?: string
  requireAssociations?: boolean
}

const CANONICAL_STEM = "https://id.gs1.org"
const STEM_FORM = /^https?:\/\/(?:[A-Za-z0-9\-._~]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:\/[A-Za-z0-9\-._~%!$&'()*+,;=:@]*)*$/

/**
 * Writes the Digital Link URI of these elements: the first primary key among them, its qualifiers in their order,
 * and everything else as data attributes.
 */
export function generateDigitalLink(
  elements: readonly Gs1Element[],
  options: DigitalLinkGenerateOptions = {},
): Gs1Result<{ uri: string }> {
  const stem = trimSlashes(options.stem ?? CANONICAL_STEM)
  if (stem.length > GS1_DATA_LENGTH_MAX || !STEM_FORM.test(stem)) {
    return refuse("gs1.bad_uri", `${quote(stem)} cannot stand before a GS1 key.`)
  }
  for (const { ai, value } of elements) {
    const definition = findAi(ai, options)
    if (definition === null) return refuse("gs1.unknown_ai", `No AI is known for ${quote(ai)}.`)
    const problem = checkAiValue(definition, value)
    if (problem !== null) return problem
  }
  const problem = checkExclusions(elements) ?? (options.requireAssociations === true ? checkRequirements(elements) : null)
  if (problem !== null) return problem
  return arrange(elements, stem, options)
}

function arrange(elements: readonly Gs1Element[], stem: string, lookup: AiLookup): Gs1Result<{ uri: string }> {
  // Elements that stand twice have one value here, so that a map loses nothing and keeps their order.
  const values = new Map(elements.map((element) => [element.ai, element.value]))
  const ais = [...values.keys()]
  const key = ais.find((ai) => (findAi(ai)?.qualifierSequences ?? null) !== null)
  if (key === undefined) return refuse("gs1.no_primary_key", "A Digital Link needs a primary key, such as a GTIN (01).")
  const path = choosePaths(key, new Set(ais)).find((pathAis) =>
    ais.every((ai) => pathAis.includes(ai) || isAttribute(ai, pathAis, lookup)),
  )
  if (path === undefined) {
    return refuse("gs1.bad_attribute", `Some of ${quote(ais.join(", "))} can stand neither beside key (${key}) in the path nor in the query.`)
  }
  const write = (ai: string): string => percentEncode(values.get(ai) ?? "")
  const query = ais.filter((ai) => !path.includes(ai)).map((ai) => `${ai}=${write(ai)}`)
  const uri = stem + path.map((ai) => `/${ai}/${write(ai)}`).join("") + (query.length > 0 ? `?${query.join("&")}` : "")
  return { ok: true, uri }
}

function isAttribute(ai: string, pathAis: readonly string[], lookup: AiLookup): boolean {
  return findAi(ai, lookup)?.isQueryAttribute === true && !belongsInPath(pathAis, ai)
}

function trimSlashes(stem: string): string {
  let end = stem.length
  while (end > 0 && stem[end - 1] === "/") end--
  return stem.slice(0, end)
}
