import { RECORD_EVENT_TYPES, type UnitEventType } from "./events"
import type { UnitCommandName } from "./transitions"

/**
 * Which events a command can write. One command writes exactly one event for each unit; where two stand here, the
 * facts decide which. The property tests hold decide() to this table, and docs/state-machines.md shows it.
 */
export const COMMAND_EVENTS: { readonly [Name in UnitCommandName]: readonly UnitEventType[] } = {
  expect: ["unit.expected"],
  receive: ["unit.received"],
  capture: ["unit.captured"],
  register_sold: ["unit.registered_as_sold"],
  allocate: ["unit.allocated"],
  release: ["unit.released"],
  cancel_allocation: ["unit.released"],
  pick: ["unit.picked"],
  put_back: ["unit.put_back"],
  bind: ["unit.fulfilled"],
  unbind: ["unit.unfulfilled"],
  ship: ["unit.shipped"],
  deliver: ["unit.delivered"],
  void_shipment: ["unit.shipment_voided"],
  unship: ["unit.shipment_corrected"],
  ship_instead: ["unit.shipment_corrected"],
  in_transit: ["unit.return_shipped"],
  rma_receive: ["unit.return_received"],
  take_over: ["unit.taken_over"],
  restock: ["unit.restocked"],
  quarantine: ["unit.quarantined"],
  start_repair: ["unit.repair_started"],
  end_repair: ["unit.repair_ended"],
  to_vendor: ["unit.sent_to_vendor"],
  from_vendor: ["unit.received_from_vendor"],
  install: ["unit.installed"],
  remove: ["unit.removed"],
  hand_back: ["unit.handed_back"],
  transfer_owner: ["unit.owner_changed"],
  mark_lost: ["unit.lost"],
  mark_found: ["unit.found"],
  scrap: ["unit.scrapped"],
  void: ["unit.voided"],
  reinstate: ["unit.reinstated"],
  move: ["unit.moved"],
  hold: ["unit.held"],
  release_hold: ["unit.hold_released"],
  regrade: ["unit.regraded", "unit.relabelled"],
  record: RECORD_EVENT_TYPES,
  correct: ["unit.corrected"],
}
