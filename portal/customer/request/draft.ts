import type { HttpStoreUnit } from "../../../src/types/http"
import type { Remedy } from "./choices"
import type { ReasonOption } from "./return-options"

/** A request as far as it has got. */
export interface Draft {
  readonly unit: HttpStoreUnit | null
  readonly reason: ReasonOption | null
  /** To the shop's questions, by their code: the code of what was chosen, or what was written. */
  readonly answers: Readonly<Record<string, string>>
  readonly detectedOn: string
  readonly note: string
  readonly remedy: Remedy | null
}

export const EMPTY: Draft = { unit: null, reason: null, answers: {}, detectedOn: "", note: "", remedy: null }
