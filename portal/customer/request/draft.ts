import type { HttpStoreUnit } from "../../../src/types/http"
import type { Remedy, Symptom } from "./choices"
import type { ReasonOption } from "./return-options"

/** A request as far as it has got. */
export interface Draft {
  readonly unit: HttpStoreUnit | null
  readonly reason: ReasonOption | null
  /** The shop's own questions, by their code: the code of what was chosen. */
  readonly answers: Readonly<Record<string, string>>
  readonly symptom: Symptom | null
  readonly detectedOn: string
  readonly note: string
  readonly remedy: Remedy | null
}

export const EMPTY: Draft = { unit: null, reason: null, answers: {}, symptom: null, detectedOn: "", note: "", remedy: null }
