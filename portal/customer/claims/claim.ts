import type { HttpAddress } from "../../../src/types/http"
import type { Coverage } from "../coverage/coverage"

/** One's own claim, as the store routes give it. */
export interface StoreClaim {
  readonly id: string
  readonly display_id: string
  readonly unit_id: string
  readonly serial_number: string
  readonly status: "submitted" | "info_requested" | "approved" | "partly_approved" | "denied" | "appealed" | "withdrawn" | "closed"
  readonly problem: string | null
  readonly fault_code: string | null
  readonly detected_on: string | null
  readonly coverage: Coverage | null
  readonly outcome: string | null
  readonly lines: readonly { readonly item: string; readonly percent: number }[]
  readonly reason_code: string | null
  /** What the shop asked last. */
  readonly question: string | null
  readonly address: HttpAddress | null
  readonly result: { readonly type: string; readonly id: string } | null
  readonly submitted_at: string
  readonly decided_at: string | null
  readonly closed_at: string | null
  readonly available_actions: readonly string[]
}

export interface StoreClaimAnswer {
  readonly warranty_claim: StoreClaim
}
