import type { HttpAddress } from "./address"
import type { HttpPage } from "./common"
import type { HttpRepairLine, HttpRepairOrder, HttpRepairTest } from "./repair"
import type { HttpSatisfaction } from "./satisfaction"

/** A repair order as the owner of the unit sees it: what is done and what it costs, not by whom or on which shelf. */
export interface HttpStoreRepairOrder extends Pick<
  HttpRepairOrder,
  "id" | "display_id" | "unit_id" | "serial_number" | "status" | "promised_on" | "problem" | "currency_code" | "outcome" | "quote" | "totals" | "approved_amount" | "payment_collection_id"
  | "paid_amount" | "payment_status" | "opened_at" | "ready_at" | "returned_at" | "closed_at" | "version" | "updated_at"
> {
  lines: (Pick<HttpRepairLine, "id" | "kind" | "description" | "minutes" | "quantity" | "amount"> & { coverage: Pick<HttpRepairLine["coverage"], "payer" | "percent" | "reasons"> })[]
  tests: Pick<HttpRepairTest, "name" | "value" | "unit" | "passed">[]
  check_in: Pick<NonNullable<HttpRepairOrder["check_in"]>, "condition_code" | "accessories" | "at"> | null
  /** Where it goes back to; null: where the order was sent. */
  address: HttpAddress | null
  /** What the owner said of it when it was over. */
  satisfaction: HttpSatisfaction | null
  available_actions: string[]
}

export interface HttpStoreRepairOrderAnswer {
  repair_order: HttpStoreRepairOrder
}

export interface HttpStoreRepairOrderList extends HttpPage {
  repair_orders: HttpStoreRepairOrder[]
}
