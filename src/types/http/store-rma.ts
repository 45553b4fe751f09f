import type { HttpAddress } from "./address"
import type { HttpInstant, HttpPage } from "./common"
import type { HttpRmaOffer } from "./rma"
import type { HttpSatisfaction } from "./satisfaction"

export type HttpStoreRmaOffer = Omit<HttpRmaOffer, "offered_by" | "answer" | "wish_before">

/** One unit of a return, as its customer sees it. */
export interface HttpStoreRmaLine {
  id: string
  unit_id: string
  serial_number: string
  reason_code: string
  requested_resolution: string
  note: string | null
  reception: string
  decision: string
  /** Why, in the shop's codes, once it is decided. */
  decision_reason_codes: string[]
  resolution: string | null
  resolution_status: "begun" | "done" | null
  amount: number | null
  currency_code: string | null
  /** Send the old unit by then, or the replacement must be paid. */
  return_due_at: HttpInstant | null
  replacement: { serial_number: string; status: string } | null
  /** Another product in its place, to be accepted or declined; the newest one. */
  offer: HttpStoreRmaOffer | null
  /** `accept_offer`, `decline_offer` */
  available_actions: string[]
}

export interface HttpStoreRma {
  id: string
  display_id: string
  status: string
  order_id: string | null
  submitted_at: HttpInstant | null
  authorized_at: HttpInstant | null
  expires_at: HttpInstant | null
  info_requested: boolean
  closed_at: HttpInstant | null
  created_at: HttpInstant
  lines: HttpStoreRmaLine[]
  /** Where the parcel is fetched from and goes back to; null: where the order was sent. */
  address: HttpAddress | null
  attachments: { id: string; filename: string; mime_type: string }[]
  timeline: { type: string; at: HttpInstant; note: string | null }[]
  /** What the customer said of it when it was over. */
  satisfaction: HttpSatisfaction | null
  available_actions: string[]
}

export interface HttpStoreRmaAnswer {
  rma: HttpStoreRma
}

export interface HttpStoreRmaList extends HttpPage {
  rmas: HttpStoreRma[]
}
