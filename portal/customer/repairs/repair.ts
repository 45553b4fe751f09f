import type { HttpLineCoverage, HttpQuote, HttpRepairLine, HttpRepairOrder, HttpRepairTest, HttpSatisfaction } from "../../../src/types/http"

/** A repair as the owner of the unit sees it. */
export interface StoreRepair extends Pick<HttpRepairOrder,
  "id" | "display_id" | "unit_id" | "serial_number" | "status" | "promised_on" | "problem" | "currency_code" | "outcome" | "totals" | "approved_amount" | "payment_collection_id"
  | "opened_at" | "ready_at" | "returned_at" | "closed_at" | "version" | "updated_at"> {
  readonly available_actions: readonly string[]
  readonly satisfaction: HttpSatisfaction | null
  readonly quote: HttpQuote | null
  readonly lines: readonly (Pick<HttpRepairLine, "id" | "kind" | "description" | "minutes" | "quantity" | "amount"> & { readonly coverage: Pick<HttpLineCoverage, "payer" | "percent"> })[]
  readonly tests: readonly Pick<HttpRepairTest, "name" | "value" | "unit" | "passed">[]
}

export interface StoreRepairAnswer {
  readonly repair_order: StoreRepair
}
