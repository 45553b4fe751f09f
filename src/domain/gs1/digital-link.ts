import { checkExclusions, checkRequirements, type Gs1Element } from "./ai-associations"
import { findAi, type AiLookup } from "./ai-dictionary"
import { checkAiValue } from "./ai-value"
import { isDigits } from "./character-sets"
import { padGtin } from "./check-digit"
import { belongsInPath, findPathPairs, isPathSequence } from "./digital-link-path"
import { GS1_DATA_LENGTH_MAX, quote, refuse, type Gs1Refusal, type Gs1Result } from "./gs1-result"
import { percentDecode } from "./percent-encoding"

export { generateDigitalLink, type DigitalLinkGenerateOptions } from "./digital-link-generate"

export interface DigitalLinkOptions extends AiLookup {
  /** Accept GTIN-8, -12 and -13 without the zeros that make them 14 digits, as the first releases of the standard did. */
  permitZeroSuppressedGtin?: boolean
  /**
   * Short names such as `gtin` and `ser` in place of AIs. `with_qualifier` (the default) wants a qualifier beside the key:
   * `/gtin/123` alone is the address of any shop's page, `/gtin/123/ser/456` can only be a Digital Link.
   */
  aliases?: "never" | "with_qualifier" | "always"
  requireAssociations?: boolean
}

export type DigitalLinkResult = Gs1Result<{ elements: Gs1Element[] }>

const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/
/** Schemes in one case only, as the GS1 Barcode Syntax Engine reads them. Host: a name, an IPv4 address or `[IPv6]`. */
const URI_FORM = /^(?:https|http|HTTPS|HTTP):\/\/(?:[A-Za-z0-9\-._~]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/

/** Parses an uncompressed GS1 Digital Link URI: key and qualifiers from the path, data attributes from the query. */
export function parseDigitalLink(uri: string, options: DigitalLinkOptions = {}): DigitalLinkResult {
  if (uri.length > GS1_DATA_LENGTH_MAX) {
    return refuse("gs1.too_long", `A Digital Link has ${GS1_DATA_LENGTH_MAX} characters at most; this has ${uri.length}.`)
  }
  if (!URI_CHARACTERS.test(uri)) return refuse("gs1.bad_uri", `${quote(uri)} has characters that a URI must escape.`)
  const parts = URI_FORM.exec(uri)
  if (parts === null) return refuse("gs1.bad_uri", `${quote(uri)} is not an http or https URI with a path.`)
  const path = parsePath(parts[1] ?? "", options)
  if (!path.ok) return path
  const query = parseQuery(parts[2] ?? "", path.elements, options)
  if (!query.ok) return query
  return checkElements([...path.elements, ...query.elements], options)
}

function parsePath(path: string, options: DigitalLinkOptions): DigitalLinkResult {
  const pairs = findPathPairs(path.split("/").slice(1))
  if (pairs === null) return refuse("gs1.no_primary_key", `The path ${quote(path)} does not end in a GS1 key.`)
  if (pairs.some((pair) => pair.isAlias) && !areAliasesAccepted(pairs.length, options)) {
    return refuse("gs1.alias", `The path ${quote(path)} has short names in place of AIs.`)
  }
  if (!isPathSequence(pairs.map((pair) => pair.ai))) {
    return refuse("gs1.bad_path", `The path ${quote(path)} has qualifiers that its key does not take in this order.`)
  }
  const elements: Gs1Element[] = []
  for (const { ai, encodedValue } of pairs) {
    const value = percentDecode(encodedValue)
    if (value === null) return badEscape(ai, encodedValue)
    elements.push({ ai, value: restoreGtin(ai, value, options) })
  }
  return { ok: true, elements }
}

function areAliasesAccepted(pairCount: number, { aliases = "with_qualifier" }: DigitalLinkOptions): boolean {
  return aliases === "always" || (aliases === "with_qualifier" && pairCount > 1)
}

/** Parameters that are not numbers belong to the web site and are passed over. */
function parseQuery(query: string, path: readonly Gs1Element[], options: DigitalLinkOptions): DigitalLinkResult {
  const pathAis = path.map((element) => element.ai)
  const seen = new Set(pathAis)
  const elements: Gs1Element[] = []
  for (const parameter of query.split("&")) {
    const equals = parameter.indexOf("=")
    const name = parameter.slice(0, Math.max(equals, 0))
    if (name === "" || !isDigits(name)) continue
    const problem = checkAttribute(name, pathAis, options)
    if (problem !== null) return problem
    if (seen.has(name)) return refuse("gs1.repeated_ai", `AI (${name}) stands twice in the URI.`)
    seen.add(name)
    const encodedValue = parameter.slice(equals + 1)
    // A plus sign in a query means a space, unlike in a path.
    const value = percentDecode(encodedValue.replaceAll("+", " "))
    if (value === null) return badEscape(name, encodedValue)
    elements.push({ ai: name, value: restoreGtin(name, value, options) })
  }
  return { ok: true, elements }
}

function checkAttribute(ai: string, pathAis: readonly string[], options: DigitalLinkOptions): Gs1Refusal | null {
  const definition = findAi(ai, options)
  if (definition === null) return refuse("gs1.unknown_ai", `No AI is known for the query parameter ${quote(ai)}.`)
  if (!definition.isQueryAttribute) return refuse("gs1.bad_attribute", `AI (${ai}) must not stand in the query.`)
  if (belongsInPath(pathAis, ai)) return refuse("gs1.bad_attribute", `AI (${ai}) belongs in the path, not in the query.`)
  return null
}

function checkElements(elements: Gs1Element[], options: DigitalLinkOptions): DigitalLinkResult {
  for (const { ai, value } of elements) {
    const definition = findAi(ai, options)
    const problem = definition === null ? null : checkAiValue(definition, value)
    if (problem !== null) return problem
  }
  const problem = checkExclusions(elements) ?? (options.requireAssociations === true ? checkRequirements(elements) : null)
  return problem ?? { ok: true, elements }
}

function restoreGtin(ai: string, value: string, options: DigitalLinkOptions): string {
  if (ai !== "01" || options.permitZeroSuppressedGtin !== true) return value
  return padGtin(value) ?? value
}

function badEscape(ai: string, encodedValue: string): Gs1Refusal {
  return refuse("gs1.bad_uri", `AI (${ai}) has an invalid percent escape in ${quote(encodedValue)}.`)
}
