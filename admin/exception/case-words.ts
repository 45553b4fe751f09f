import { useMemo } from "react"
import type { HttpUnitException } from "../../src/types/http"
import { useTexts } from "../common/use-texts"

const KINDS = [
  "held_unit_promised", "picked_unit_surplus", "fulfillment_without_units", "shipment_without_units", "unit_not_picked", "stock_in_doubt", "stock_edited_by_hand", "hook_failed", "stock_drift",
  "wrong_unit_received", "unknown_unit_received", "empty_box", "swap_suspected", "returned_in_medusa", "replaced_in_medusa", "customers_unit_kept", "component_in_second_unit",
  "stolen_unit_registered", "unit_registered_twice", "unknown_number_registered",
] as const

interface CaseWords {
  readonly kinds: readonly string[]
  readonly kindOf: (kind: string) => string
  /** What is wrong and what can be done, in the reader's language; English has the server's own sentence, which names more. */
  readonly summaryOf: (found: HttpUnitException) => string
  /** What to do about it, where more than one step is needed. */
  readonly adviceOf: (found: HttpUnitException) => string | null
}

/** The documents a case is about, beside its unit and its order: those that decide it. */
export function documentsOf({ details }: HttpUnitException): { readonly rmaId: string | null; readonly vendorClaimId: string | null; readonly otherOrderId: string | null; readonly otherUnitId: string | null } {
  const text = (name: string): string | null => (typeof details[name] === "string" && details[name] !== "" ? (details[name] as string) : null)
  return { rmaId: text("rma_id"), vendorClaimId: text("vendor_claim_id"), otherOrderId: text("other_order_id"), otherUnitId: text("other_unit_id") }
}

export function useCaseWords(): CaseWords {
  const { word, maybe, locale } = useTexts()
  return useMemo(() => ({
    kinds: KINDS, kindOf: (kind) => word("exception.kind", kind),
    summaryOf: ({ kind, summary }) => (locale.startsWith("en") ? summary : maybe(`exception.summary.${kind}`) ?? summary),
    adviceOf: ({ kind }) => maybe(`exception.advice.${kind}`),
  }), [word, maybe, locale])
}
