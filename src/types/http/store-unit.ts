import type { Custody, UnitStatus } from "../../domain/unit/unit"
import type { HttpInstant } from "./common"
import type { HttpCoverageSummary } from "./unit"

/** A unit as its owner sees it: nothing of where it lies with us, what we think of it, or who had it before. */
export interface HttpStoreUnit {
  id: string
  serial_number: string
  status: UnitStatus
  custody: Custody
  variant_id: string | null
  product_title: string | null
  variant_title: string | null
  thumbnail: string | null
  /** The order it was bought on, for who bought it. */
  order_id: string | null
  /** The maker or the shop calls it back: it should not be used. */
  is_recalled: boolean
  coverage_summary: HttpCoverageSummary | null
  updated_at: HttpInstant
}
