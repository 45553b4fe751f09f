import { useMemo } from "react"
import type { HttpUnitException } from "../../src/types/http"
import { useTexts } from "../common/use-texts"

const KINDS = [
  "held_unit_promised", "picked_unit_surplus", "fulfillment_without_units", "shipment_without_units", "unit_not_picked", "stock_in_doubt", "stock_edited_by_hand", "hook_failed", "stock_drift",
] as const

interface CaseWords {
  readonly kinds: readonly string[]
  readonly kindOf: (kind: string) => string
  /** What is wrong and what can be done, in the reader's language; English has the server's own sentence, which names more. */
  readonly summaryOf: (found: HttpUnitException) => string
}

export function useCaseWords(): CaseWords {
  const { word, maybe, locale } = useTexts()
  return useMemo(() => ({
    kinds: KINDS, kindOf: (kind) => word("exception.kind", kind),
    summaryOf: ({ kind, summary }) => (locale.startsWith("en") ? summary : maybe(`exception.summary.${kind}`) ?? summary),
  }), [word, maybe, locale])
}
