import { findAi, matchesAi } from "./ai-dictionary"
import { refuse, type Gs1Refusal } from "./gs1-result"

/** One AI with its value, in the order in which the carrier gives them. */
export interface Gs1Element {
  ai: string
  value: string
}

/** A digital signature (8030) signs one instance, so that these keys must then carry their serial component. */
const KEY_LENGTH_WITHOUT_SERIAL: ReadonlyMap<string, number> = new Map([["253", 13], ["255", 13], ["8003", 14]])

/** What may not stand together on one carrier: excluded pairs, one AI with two values, a signature of a whole class. */
export function checkExclusions(elements: readonly Gs1Element[]): Gs1Refusal | null {
  const values = new Map<string, string>()
  for (const { ai, value } of elements) {
    const before = values.get(ai)
    if (before !== undefined && before !== value) {
      return refuse("gs1.repeated_ai", `AI (${ai}) stands twice with different values.`)
    }
    values.set(ai, value)
  }
  const ais = [...values.keys()]
  for (const ai of ais) {
    for (const pattern of findAi(ai)?.exclusions ?? []) {
      const other = ais.find((candidate) => candidate !== ai && matchesAi(pattern, candidate))
      if (other !== undefined) {
        return refuse("gs1.excluded_pair", `AI (${ai}) must not stand together with AI (${other}).`)
      }
    }
  }
  return values.has("8030") ? checkSignedKeys(elements) : null
}

/**
 * What must stand together, e.g. a serial number (21) with the GTIN (01) it belongs to. The standard asks this of all carriers
 * on an item taken together, so a parser of one scan leaves it out unless it is told that this scan is all there is.
 */
export function checkRequirements(elements: readonly Gs1Element[]): Gs1Refusal | null {
  const ais = new Set(elements.map((element) => element.ai))
  const isPresent = (pattern: string): boolean => [...ais].some((ai) => matchesAi(pattern, ai))
  for (const ai of ais) {
    for (const alternatives of findAi(ai)?.requirements ?? []) {
      if (!alternatives.some((group) => group.every(isPresent))) {
        const needed = alternatives.map((group) => group.map((pattern) => `(${pattern})`).join(" with ")).join(" or ")
        return refuse("gs1.missing_association", `AI (${ai}) needs ${needed}.`)
      }
    }
  }
  return null
}

function checkSignedKeys(elements: readonly Gs1Element[]): Gs1Refusal | null {
  for (const { ai, value } of elements) {
    const length = KEY_LENGTH_WITHOUT_SERIAL.get(ai)
    if (length !== undefined && value.length <= length) {
      return refuse("gs1.missing_association", `AI (${ai}) needs its serial component when it is signed by AI (8030).`)
    }
  }
  return null
}
