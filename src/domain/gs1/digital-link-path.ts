import { findAi } from "./ai-dictionary"

/** The short names of GS1 Digital Link 1.0 and 1.1; later releases dropped them, but labels printed with them exist. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["sscc", "00"], ["gtin", "01"], ["gdti", "253"], ["gcn", "255"], ["ginc", "401"], ["gsin", "402"],
  ["gln", "414"], ["payTo", "415"], ["party", "417"], ["grai", "8003"], ["giai", "8004"], ["itip", "8006"],
  ["cpid", "8010"], ["gmn", "8013"], ["gsrnp", "8017"], ["gsrn", "8018"],
  ["cpv", "22"], ["lot", "10"], ["ser", "21"], ["tpx", "235"], ["glnx", "254"], ["cpsn", "8011"],
  ["srin", "8019"], ["refno", "8020"],
])

/** A key has three qualifiers at most. */
const PATH_PAIR_COUNT_MAX = 4

export interface PathPair {
  ai: string
  /** Still percent-encoded. */
  encodedValue: string
  isAlias: boolean
}

/**
 * The key and its qualifiers at the end of a path, after any stem. They are looked for from the right, because a stem may hold
 * anything. Null when the path does not end in pairs that begin with a primary key.
 */
export function findPathPairs(segments: readonly string[]): PathPair[] | null {
  const pairs: PathPair[] = []
  for (let i = segments.length - 2; i >= 0 && pairs.length < PATH_PAIR_COUNT_MAX; i -= 2) {
    const name = segments[i] ?? ""
    const aliased = ALIASES.get(name)
    const definition = findAi(aliased ?? name)
    if (definition === null) return null
    pairs.unshift({ ai: definition.ai, encodedValue: segments[i + 1] ?? "", isAlias: aliased !== undefined })
    if (definition.qualifierSequences !== null) return pairs
  }
  return null
}

/** Whether these are a primary key and qualifiers of one of its sequences, in its order. */
export function isPathSequence(ais: readonly string[]): boolean {
  const [key = "", ...qualifiers] = ais
  const sequences = findAi(key)?.qualifierSequences ?? []
  return sequences.some((sequence) => isInOrder(qualifiers, sequence))
}

/** An AI that could be a qualifier beside those of the path must be one, not a data attribute. */
export function belongsInPath(pathAis: readonly string[], ai: string): boolean {
  for (let i = 1; i <= pathAis.length; i++) {
    if (isPathSequence([...pathAis.slice(0, i), ai, ...pathAis.slice(i)])) return true
  }
  return false
}

/** The AIs of a path for this key out of those at hand, once for each sequence of qualifiers, the fullest first. */
export function choosePaths(key: string, available: ReadonlySet<string>): string[][] {
  const sequences = findAi(key)?.qualifierSequences ?? []
  return sequences
    .map((sequence) => [key, ...sequence.filter((qualifier) => available.has(qualifier))])
    .sort((one, other) => other.length - one.length)
}

function isInOrder(qualifiers: readonly string[], sequence: readonly string[]): boolean {
  let next = 0
  for (const qualifier of qualifiers) {
    const found = sequence.indexOf(qualifier, next)
    if (found < 0) return false
    next = found + 1
  }
  return true
}
