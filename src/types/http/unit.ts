import type { HttpDate, HttpInstant, HttpPage } from "./common"

export type HttpUnitStatus =
  | "expected" | "in_stock" | "allocated" | "picked" | "shipped" | "delivered" | "returning" | "quarantined"
  | "in_repair" | "at_vendor" | "installed" | "lost" | "scrapped" | "void"
export type HttpCustody = "warehouse" | "carrier" | "customer" | "repair_center" | "vendor" | "none"
export type HttpGrade = "new" | "a" | "b" | "c" | "salvage"
export type HttpHoldKind = "recall" | "quality" | "fraud" | "theft" | "dispute"
export type HttpUnitAction =
  | "hold" | "release_hold" | "move" | "mark_lost" | "mark_found" | "scrap" | "void" | "regrade" | "put_back" | "reinstate" | "void_shipment"
  | "quarantine" | "restock" | "take_over" | "hand_back" | "confirm_delivered" | "allocate" | "release" | "swap" | "pick" | "correct"

export interface HttpHold {
  id: string
  kind: HttpHoldKind
  reason: string | null
}

export interface HttpIdentifier {
  kind: string
  value: string
}

/** One physical unit as it is now. */
export interface HttpUnit {
  id: string
  serial_number: string
  scanned_as: string
  status: HttpUnitStatus
  custody: HttpCustody
  grade: HttpGrade
  holds: HttpHold[]
  variant_id: string | null
  inventory_item_id: string
  location_id: string | null
  bin: string | null
  lot_number: string | null
  manufactured_on: HttpDate | null
  owner_customer_id: string | null
  order_id: string | null
  line_item_id: string | null
  fulfillment_id: string | null
  parent_unit_id: string | null
  identifiers: HttpIdentifier[]
  version: number
  /** Exactly what this caller could do with the unit now. */
  available_actions: HttpUnitAction[]
  created_at: HttpInstant
  updated_at: HttpInstant
}

/** An immutable fact of a unit's history. */
export interface HttpUnitEvent {
  sequence: number
  /** Past tense: `unit.received`, `unit.shipped`, … */
  type: string
  actor: { type: string; id: string }
  workstation: string | null
  reference: { type: string; id: string } | null
  occurred_at: HttpInstant
  recorded_at: HttpInstant
  corrects_sequence: number | null
  /** The facts of the event, and under `changes` what it changed on the unit. */
  data: Record<string, unknown>
  /** What the actor wrote; kept outside the history and its hash, so that it can be erased. */
  note: string | null
  /** Hex SHA-256, chained to the event before. */
  hash: string
}

export interface HttpRejectedSerialNumber {
  index: number
  serial_number: string
  code: string
  message: string
}

export interface HttpUnitAnswer {
  unit: HttpUnit
}

export interface HttpUnitList extends HttpPage {
  units: HttpUnit[]
}

export interface HttpUnitHistory extends HttpPage {
  events: HttpUnitEvent[]
}

export interface HttpReceiveAnswer {
  received_count: number
  units: HttpUnit[]
  rejected: HttpRejectedSerialNumber[]
}

export interface HttpCommandAnswer {
  changed_count: number
  units: HttpUnit[]
}

export interface HttpParsedScan {
  format: "gs1_digital_link" | "gs1_element_string" | "epc_uri" | "epc_hex"
  gtin?: string
  serial_number?: string
  lot_number?: string
  expires_on?: HttpDate
  /** Every GS1 application identifier with its value. */
  ais: Record<string, string>
}

export interface HttpCoverageSummary {
  verdict: "covered" | "not_covered" | "partial" | "needs_evidence"
  /** First and last covered day of what lasts longest. */
  starts_on: HttpDate | null
  ends_on: HttpDate | null
  reason: string | null
}

export interface HttpScanMatch {
  unit: HttpUnit
  coverage_summary: HttpCoverageSummary | null
  open_documents: { type: string; id: string; display_id?: string }[]
  available_actions: HttpUnitAction[]
}

export interface HttpScanAnswer {
  parsed: HttpParsedScan | null
  matches: HttpScanMatch[]
}
