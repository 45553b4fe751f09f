import type { HttpAddress, HttpStoreUnit } from "../../../src/types/http"
import type { Place } from "../address/place"
import type { Remedy } from "./choices"
import type { ReasonOption } from "./return-options"

/** What is said of one product, as far as it has got. */
export interface DraftLine {
  readonly unit: HttpStoreUnit
  readonly reason: ReasonOption | null
  /** To the shop's questions, by their code: the code of what was chosen, or what was written. */
  readonly answers: Readonly<Record<string, string>>
  readonly detectedOn: string
  readonly note: string
  readonly remedy: Remedy | null
}

/** A request as far as it has got: one product, or several of one order. */
export interface Draft {
  readonly lines: readonly DraftLine[]
  readonly place: Place | null
  /** The address she typed, also while another is chosen. */
  readonly typed: HttpAddress | null
}

export const lineOf = (unit: HttpStoreUnit): DraftLine => ({ unit, reason: null, answers: {}, detectedOn: "", note: "", remedy: null })

/** Other products are asked about anew; what was said of those that stay is kept. */
export const withUnits = (draft: Draft, units: readonly HttpStoreUnit[]): Draft => ({ ...draft, lines: units.map((unit) => draft.lines.find((line) => line.unit.id === unit.id) ?? lineOf(unit)) })

export type Step = { readonly name: "product" | "address" | "send" } | { readonly name: "reason" | "details" | "remedy"; readonly line: number }

/** One question a screen: for each product why, what exactly, and what is wished for. */
export const stepsOf = ({ lines }: Draft): readonly Step[] => [
  { name: "product" },
  ...Array.from({ length: Math.max(1, lines.length) }, (_, line) => (["reason", "details", "remedy"] as const).map((name) => ({ name, line }))).flat(),
  { name: "address" }, { name: "send" },
]
