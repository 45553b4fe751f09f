import type { HttpInstant, HttpPage } from "./common"

/** Something a person must look at. */
export interface HttpUnitException {
  id: string
  kind: string
  status: "open" | "resolved"
  summary: string
  unit_id: string | null
  order_id: string | null
  line_item_id: string | null
  fulfillment_id: string | null
  inventory_item_id: string | null
  location_id: string | null
  details: Record<string, unknown>
  created_at: HttpInstant
  resolved_at: HttpInstant | null
  resolved_by: string | null
  resolution_code: string | null
}

export interface HttpUnitExceptionAnswer {
  unit_exception: HttpUnitException
}

export interface HttpUnitExceptionList extends HttpPage {
  unit_exceptions: HttpUnitException[]
}
