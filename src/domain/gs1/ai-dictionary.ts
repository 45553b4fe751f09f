import { AI_ROWS, type AiRow } from "./ai-table"
import { isDigits } from "./character-sets"
import { isLinterName, type LinterName } from "./linters"

export type AiCharacterSet = "N" | "X" | "Y" | "Z"

export interface AiComponent {
  characterSet: AiCharacterSet
  lengthMin: number
  lengthMax: number
  isOptional: boolean
  linters: readonly LinterName[]
}

export interface AiDefinition {
  ai: string
  components: readonly AiComponent[]
  lengthMax: number
  /** Its length is known from its first two digits, so that no FNC1 follows. */
  isPredefinedLength: boolean
  /** Each must be satisfied; the inner lists are alternatives, and all AIs of one alternative are needed. */
  requirements: readonly (readonly (readonly string[])[])[]
  exclusions: readonly string[]
  /** Sequences of qualifiers it takes as primary key of a Digital Link URI; null when it cannot be one. */
  qualifierSequences: readonly (readonly string[])[] | null
  isQueryAttribute: boolean
}

/** General Specifications, figure 7.8.5-2: this list is closed for ever, which is what makes scanners without a table work. */
const PREDEFINED_LENGTH_PREFIXES = new Set(
  "00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41".split(" "),
)
const UNKNOWN_AI_LENGTH_MAX = 90

const DEFINITIONS: ReadonlyMap<string, AiDefinition> = new Map(
  AI_ROWS.flatMap((row) => aisOfRow(row).map((ai) => [ai, defineAi(ai, row)] as const)),
)

/** Two digits decide how long an AI is; only prefixes in use are known. */
const AI_LENGTH_BY_PREFIX: ReadonlyMap<string, number> = new Map(
  [...DEFINITIONS.keys()].map((ai) => [ai.slice(0, 2), ai.length]),
)

export interface AiLookup {
  /** Accept AIs that are not assigned today, as up to 90 characters of set 82. */
  permitUnknownAis?: boolean
}

/** The definition of exactly this AI. */
export function findAi(ai: string, lookup: AiLookup = {}): AiDefinition | null {
  const known = DEFINITIONS.get(ai)
  if (known !== undefined) return known
  if (lookup.permitUnknownAis !== true || ai.length < 2 || ai.length > 4 || !isDigits(ai)) return null
  const length = AI_LENGTH_BY_PREFIX.get(ai.slice(0, 2))
  return length === undefined || length === ai.length ? defineUnknownAi(ai) : null
}

/** The AI with which unbracketed data begins at `position`; an AI of unknown length cannot be told from its value. */
export function findAiAt(data: string, position: number, lookup: AiLookup = {}): AiDefinition | null {
  const length = AI_LENGTH_BY_PREFIX.get(data.slice(position, position + 2))
  return length === undefined ? null : findAi(data.slice(position, position + length), lookup)
}

/** `310n` matches 3100 to 3109. */
export function matchesAi(pattern: string, ai: string): boolean {
  if (pattern.length !== ai.length) return false
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== "n" && pattern[i] !== ai[i]) return false
  }
  return true
}

function aisOfRow(row: AiRow): string[] {
  const [first = "", last = first] = row.ais.split("-")
  const ais: string[] = []
  for (let ai = Number(first); ai <= Number(last); ai++) ais.push(String(ai).padStart(first.length, "0"))
  return ais
}

function defineAi(ai: string, row: AiRow): AiDefinition {
  const components = row.format.split(" ").map(parseComponent)
  return {
    ai,
    components,
    lengthMax: components.reduce((sum, component) => sum + component.lengthMax, 0),
    isPredefinedLength: PREDEFINED_LENGTH_PREFIXES.has(ai.slice(0, 2)),
    requirements: (row.req ?? []).map((text) => text.split(",").map((group) => group.split("+"))),
    exclusions: row.ex?.split(",") ?? [],
    qualifierSequences: row.key?.map((text) => text.split(",").filter((qualifier) => qualifier !== "")) ?? null,
    isQueryAttribute: row.notInQuery !== true,
  }
}

function defineUnknownAi(ai: string): AiDefinition {
  const definition = defineAi(ai, { ais: ai, format: `X..${UNKNOWN_AI_LENGTH_MAX}` })
  return { ...definition, isPredefinedLength: false }
}

function parseComponent(text: string): AiComponent {
  const parts = /^(\[?)([NXYZ])(\.\.)?([0-9]+)\]?((?:,[a-z0-9]+)*)$/.exec(text)
  const characterSet = parts?.[2]
  // The table is code, so that a mistake in it is found when the module loads, not by a scan.
  if (parts === null || !isCharacterSet(characterSet)) throw new Error(`The AI table has a bad format: ${text}`)
  const lengthMax = Number(parts[4])
  return {
    characterSet,
    lengthMin: parts[3] === undefined ? lengthMax : 1,
    lengthMax,
    isOptional: parts[1] === "[",
    linters: (parts[5] ?? "").split(",").filter((name) => name !== "").map(requireLinter),
  }
}

function isCharacterSet(text: string | undefined): text is AiCharacterSet {
  return text === "N" || text === "X" || text === "Y" || text === "Z"
}

function requireLinter(name: string): LinterName {
  if (!isLinterName(name)) throw new Error(`The AI table names an unknown linter: ${name}`)
  return name
}
