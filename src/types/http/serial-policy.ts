import type { HttpInstant, HttpPage } from "./common"
import type { HttpGrade } from "./unit"

export interface HttpNumberFormat {
  mask?: string
  charset?: string
  min_length?: number
  max_length?: number
  check?: "none" | "luhn" | "gs1_mod10" | "mod43"
}

/** How the units of one inventory item are numbered, tracked and promised. */
export interface HttpSerialPolicy {
  id: string
  inventory_item_id: string
  variant_id: string | null
  product_id: string | null
  tracking: "none" | "at_ship" | "at_ship_and_return" | "full"
  /** `adopting`: existing stock still has to get its units; nothing is allocated or blocked meanwhile. */
  state: "adopting" | "active"
  number_format: HttpNumberFormat | null
  unique_within: "item" | "product" | "shop"
  allocate_at: "order" | "fulfillment" | "manual"
  strategy: "fifo" | "fefo" | "lifo"
  require_pick: boolean
  enforcement: "block" | "warn"
  sellable_grades: HttpGrade[]
  /** Whoever has a unit's GTIN and serial number may read its passport at /01/{gtin}/21/{serial_number}. */
  passport: boolean
  /** Without proof a coverage check answers the bare verdict on its units. */
  public_verdict: boolean
  version: number
  created_at: HttpInstant
  updated_at: HttpInstant
}

export interface HttpSerialPolicyAnswer {
  serial_policy: HttpSerialPolicy
}

export interface HttpSerialPolicyList extends HttpPage {
  serial_policies: HttpSerialPolicy[]
}

export interface HttpReadiness {
  ready: boolean
  gaps: HttpReadinessGap[]
  /** Order lines that will want units once the policy is active. */
  open_line_count: number
}

export interface HttpReadinessGap {
  location_id: string
  stocked_quantity: number
  unit_count: number
  /** Units still to be adopted; negative: more units than stock. */
  difference: number
}

export interface HttpReadinessAnswer {
  readiness: HttpReadiness
}
