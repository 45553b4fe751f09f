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

/** By language. */
export type HttpWords = Record<string, string>

export interface HttpReturnQuestion {
  code: string
  texts: HttpWords
  /** Empty: answered in free words. */
  choices: { code: string; texts: HttpWords }[]
}

/** What the owner may ask for, reason by reason, and what the shop's rules would say to it today. */
export interface HttpReturnOptions {
  unit_id: string
  /** False: it is not with her, or something is open for it already. */
  is_returnable: boolean
  open_rma_id: string | null
  reasons: {
    code: string
    labels: HttpWords
    /** What may help before anything is sent. */
    hints: HttpWords
    needs_photo: boolean
    questions: HttpReturnQuestion[]
    resolutions: { resolution: string; outcome: "authorize" | "review" | "deny" }[]
  }[]
}

export interface HttpReturnOptionsAnswer {
  return_options: HttpReturnOptions
}

/** A repair as the owner of the unit sees it: not by whom, nor what it cost whom. */
export interface HttpStoreRepairEntry {
  repair_order_id: string
  display_id: string
  status: string
  outcome: string | null
  under_warranty: boolean
  replaced_part_count: number
  tests: { name: string; passed: boolean }[]
  opened_at: HttpInstant
  ready_at: HttpInstant | null
  returned_at: HttpInstant | null
  closed_at: HttpInstant | null
}

export interface HttpStoreRepairHistory {
  unit_id: string
  repairs: HttpStoreRepairEntry[]
}

export interface HttpOwnershipTransfer {
  id: string
  unit_id: string
  serial_number: string
  status: string
  expires_at: HttpInstant
}

/** The owner hands the link on herself. `token` works once. */
export interface HttpOwnershipTransferLink {
  ownership_transfer: Omit<HttpOwnershipTransfer, "serial_number">
  token: string
  url: string
}
