import { checkExclusions, checkRequirements, type Gs1Element } from "./ai-associations"
import { findAi, findAiAt, type AiDefinition, type AiLookup } from "./ai-dictionary"
import { checkAiValue } from "./ai-value"
import { GS1_DATA_LENGTH_MAX, quote, refuse, type Gs1Refusal, type Gs1Result } from "./gs1-result"

export const FNC1 = "\x1D"
const ELEMENT_COUNT_MAX = 64

export interface ElementStringOptions extends AiLookup {
  /** Also ask for what must stand together; see `checkRequirements`. */
  requireAssociations?: boolean
  /** Accept unbracketed data without the FNC1 in front, which scanners report as a symbology identifier or drop. */
  permitMissingFnc1?: boolean
}

export type ElementStringResult = Gs1Result<{ elements: Gs1Element[] }>

/** Parses `(01)…(21)…` or `<FNC1>01…21…`. */
export function parseElementString(text: string, options: ElementStringOptions = {}): ElementStringResult {
  if (text.length > GS1_DATA_LENGTH_MAX) {
    return refuse("gs1.too_long", `An element string has ${GS1_DATA_LENGTH_MAX} characters at most; this has ${text.length}.`)
  }
  return text.startsWith("(") ? parseBracketed(text, options) : parseUnbracketed(text, options)
}

/** The human readable form; a bracket inside a value is escaped. */
export function formatBracketed(elements: readonly Gs1Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll("(", "\\(")}`).join("")
}

/** The form that is put into a symbol: FNC1 in front, and after each value whose length the AI does not tell. */
export function formatUnbracketed(elements: readonly Gs1Element[]): string {
  let data = ""
  let needsSeparator = true
  for (const { ai, value } of elements) {
    data += (needsSeparator ? FNC1 : "") + ai + value
    needsSeparator = findAi(ai)?.isPredefinedLength !== true
  }
  return data
}

/** FNC1 arrives as the control character GS, as `^` in test vectors, or as `%1D` from a URL that was encoded twice. */
export function unifyFnc1(text: string): string {
  const unified = text.replaceAll("^", FNC1)
  return unified.includes(FNC1) ? unified : unified.replace(/%1D/gi, FNC1)
}

function parseBracketed(text: string, options: ElementStringOptions): ElementStringResult {
  const elements: Gs1Element[] = []
  let position = 0
  while (position < text.length) {
    const close = text.indexOf(")", position)
    if (text[position] !== "(" || close < 0) return refuse("gs1.bad_syntax", `An AI in brackets is expected at ${quote(text.slice(position))}.`)
    const ai = text.slice(position + 1, close)
    const definition = findAi(ai, options)
    if (definition === null) return unknownAi(ai)
    const end = findOpeningBracket(text, close + 1)
    elements.push({ ai, value: text.slice(close + 1, end).replaceAll("\\(", "(") })
    const problem = checkLast(elements, definition)
    if (problem !== null) return problem
    position = end
  }
  return checked(elements, options)
}

/** The next `(` that is not escaped as `\(`, or the end. */
function findOpeningBracket(text: string, from: number): number {
  let position = text.indexOf("(", from)
  while (position > from && text[position - 1] === "\\") position = text.indexOf("(", position + 1)
  return position < 0 ? text.length : position
}

function parseUnbracketed(text: string, options: ElementStringOptions): ElementStringResult {
  const data = unifyFnc1(text)
  const hasFnc1 = data.startsWith(FNC1)
  if (!hasFnc1 && options.permitMissingFnc1 !== true) return refuse("gs1.missing_fnc1", "GS1 data begins with FNC1.")
  const elements: Gs1Element[] = []
  let position = hasFnc1 ? FNC1.length : 0
  while (position < data.length) {
    const definition = findAiAt(data, position, options)
    if (definition === null) return unknownAi(data.slice(position, position + 4))
    const start = position + definition.ai.length
    const end = findValueEnd(data, start, definition)
    elements.push({ ai: definition.ai, value: data.slice(start, end) })
    const problem = checkLast(elements, definition)
    if (problem !== null) return problem
    // A separator after a value of predefined length is superfluous, but allowed.
    position = data[end] === FNC1 ? end + FNC1.length : end
  }
  return checked(elements, options)
}

function findValueEnd(data: string, start: number, definition: AiDefinition): number {
  const separator = data.indexOf(FNC1, start)
  const end = separator < 0 ? data.length : separator
  return definition.isPredefinedLength ? Math.min(end, start + definition.lengthMax) : end
}

function checkLast(elements: readonly Gs1Element[], definition: AiDefinition): Gs1Refusal | null {
  if (elements.length > ELEMENT_COUNT_MAX) {
    return refuse("gs1.too_many_ais", `One carrier holds ${ELEMENT_COUNT_MAX} AIs at most.`)
  }
  return checkAiValue(definition, elements.at(-1)?.value ?? "")
}

function checked(elements: Gs1Element[], options: ElementStringOptions): ElementStringResult {
  if (elements.length === 0) return refuse("gs1.empty", "There is no GS1 data.")
  const problem = checkExclusions(elements) ?? (options.requireAssociations === true ? checkRequirements(elements) : null)
  return problem ?? { ok: true, elements }
}

function unknownAi(text: string): Gs1Refusal {
  return refuse("gs1.unknown_ai", `No AI is known for ${quote(text)}.`)
}
