import type { UnitEventType } from "../unit/events"
import type { RepairCommandName } from "./transitions"

/**
 * Which events of its unit a command writes, the first with what the command itself has to say. Everything that is done
 * to an order stands in its unit's history; docs/state-machines.md shows this table.
 */
export const REPAIR_COMMAND_EVENTS: { readonly [Name in RepairCommandName]: readonly UnitEventType[] } = {
  assign: ["unit.repair_progressed"],
  plan: ["unit.repair_progressed"],
  check_in: ["unit.checked_in"],
  start_diagnosis: ["unit.repair_progressed"],
  diagnose: ["unit.diagnosed"],
  quote: ["unit.repair_progressed"],
  approve_quote: ["unit.repair_progressed"],
  decline_quote: ["unit.repair_progressed"],
  await_parts: ["unit.repair_progressed"],
  start_repair: ["unit.repair_progressed"],
  add_line: ["unit.repair_progressed", "unit.installed", "unit.removed", "unit.captured"],
  remove_line: ["unit.repair_progressed", "unit.removed"],
  start_timer: ["unit.repair_progressed"],
  stop_timer: ["unit.repair_progressed"],
  correct_timer: ["unit.repair_progressed"],
  pause: ["unit.repair_progressed"],
  resume: ["unit.repair_progressed"],
  send_to_vendor: ["unit.sent_to_vendor"],
  receive_from_vendor: ["unit.received_from_vendor", "unit.repair_started"],
  record_test: ["unit.tested"],
  pass_qc: ["unit.repair_progressed"],
  fail_qc: ["unit.repair_progressed"],
  mark_ready: ["unit.repair_progressed"],
  mark_no_fault_found: ["unit.repair_progressed"],
  mark_unrepairable: ["unit.repair_progressed"],
  return: ["unit.handed_back", "unit.repair_ended", "unit.repair_progressed"],
  restock: ["unit.repair_closed", "unit.repair_ended", "unit.restocked"],
  scrap: ["unit.repair_closed", "unit.scrapped"],
  close: ["unit.repair_closed"],
  cancel: ["unit.repair_closed", "unit.repair_ended"],
}
