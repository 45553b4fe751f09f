import type { HttpInstant } from "./common"

/** Who works at the bench. */
export interface HttpTechnician {
  id: string
  email: string
  name: string
  status: "invited" | "active" | "disabled"
  invited_at: HttpInstant
  accepted_at: HttpInstant | null
  disabled_at: HttpInstant | null
  created_at: HttpInstant
}

/** Everybody's one timer that runs, wherever it is. */
export interface HttpRunningTimer {
  id: string
  repair_order_id: string
  display_id: string
  started_at: HttpInstant
}
