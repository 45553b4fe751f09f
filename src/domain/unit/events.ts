import type { Facts } from "../common/rejection"
import type { Instant, UnitChanges } from "./unit"

/**
 * What documents (RMA, repair order, warranty claim …) write into a unit's history without changing the unit: opening
 * and closing one, and what was found out. They move the unit's version, so that two commands which rest on "no open
 * document" cannot both succeed.
 */
export const RECORD_EVENT_TYPES = [
  "unit.return_opened", "unit.return_closed",
  "unit.repair_opened", "unit.repair_progressed", "unit.repair_closed", "unit.checked_in", "unit.components_recorded", "unit.diagnosed", "unit.tested",
  "unit.claim_opened", "unit.claim_closed", "unit.warranty_registered",
  "unit.vendor_claim_opened", "unit.vendor_claim_answered", "unit.vendor_claim_left",
] as const
export type RecordEventType = (typeof RECORD_EVENT_TYPES)[number]

export const UNIT_EVENT_TYPES = [
  "unit.expected", "unit.received", "unit.captured", "unit.registered_as_sold",
  "unit.allocated", "unit.released", "unit.picked", "unit.put_back", "unit.fulfilled", "unit.unfulfilled",
  "unit.shipped", "unit.delivered", "unit.shipment_canceled", "unit.shipment_voided", "unit.shipment_corrected",
  "unit.return_shipped", "unit.return_received", "unit.taken_over", "unit.restocked", "unit.quarantined",
  "unit.repair_started", "unit.repair_ended", "unit.sent_to_vendor", "unit.received_from_vendor",
  "unit.installed", "unit.removed", "unit.handed_back", "unit.owner_changed",
  "unit.lost", "unit.found", "unit.scrapped", "unit.voided", "unit.reinstated",
  "unit.moved", "unit.held", "unit.hold_released", "unit.inspected", "unit.regraded", "unit.relabelled", "unit.corrected",
  ...RECORD_EVENT_TYPES,
] as const
export type UnitEventType = (typeof UNIT_EVENT_TYPES)[number]

/**
 * What a command did to one unit. `changes` is the whole effect on the projection, so that folding never needs
 * the rules that were in force when it happened; `facts` is what else is worth knowing (ids and codes, no person).
 */
export interface UnitEvent {
  readonly type: UnitEventType
  readonly changes: UnitChanges
  readonly facts: Facts
  readonly correctsSequence?: number
}

export interface Actor {
  /** user (agent), customer, technician, system, api_key … */
  readonly type: string
  readonly id: string
}

/** The document an event belongs to: order, fulfillment, import, rma … */
export interface Reference {
  readonly type: string
  readonly id: string
}

/** An event as it stands in the history. */
export interface RecordedUnitEvent extends UnitEvent {
  readonly unitId: string
  readonly sequence: number
  readonly actor: Actor
  readonly workstation: string | null
  readonly reference: Reference | null
  /** When it happened, as told. */
  readonly occurredAt: Instant
  /** When it was written. */
  readonly recordedAt: Instant
  readonly commandId: string
  readonly correctsSequence?: number
  /** Hex SHA-256 over the canonical form, which includes the hash before it. */
  readonly hash: string
}
