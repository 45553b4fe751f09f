import { toMinor } from "../../domain/common/money"
import type { RepairCommandName } from "../../domain/repair/transitions"
import { refuseRequest, type Services } from "../respond"
import type { ActionBodies } from "./validators"

export type RepairAction = Parameters<Services["repairs"]["command"]>[1]["action"]

/** What an action's body has to be read with. */
export interface ActionContext {
  readonly currencyCode: string
  /** Set when a technician asks: whom an assignment without a name means. */
  readonly technicianId: string | null
}

type Reader<Name extends RepairCommandName> = (body: ActionBodies[Name], context: ActionContext) => RepairAction

/** From the body of each action to what the service takes. */
export const ACTION_OF: { readonly [Name in RepairCommandName]: Reader<Name> } = {
  assign: (body, { technicianId }) => ({ name: "assign", technicianId: body.technician_id === undefined ? technicianId : body.technician_id }),
  plan: (body) => ({ name: "plan", ...(body.priority === undefined ? {} : { priority: body.priority }), ...(body.promised_on === undefined ? {} : { promisedOn: body.promised_on }) }),
  check_in: (body) => ({ name: "check_in", serialNumber: body.serial_number, conditionCode: body.condition_code ?? null, accessories: body.accessories }),
  start_diagnosis: () => ({ name: "start_diagnosis" }),
  diagnose: (body) => ({
    name: "diagnose",
    diagnosis: {
      ...(body.symptom_code === undefined ? {} : { symptomCode: body.symptom_code }), ...(body.component_code === undefined ? {} : { componentCode: body.component_code }),
      ...(body.defect_code === undefined ? {} : { defectCode: body.defect_code }), ...(body.action_code === undefined ? {} : { actionCode: body.action_code }),
      ...(body.condition_code === undefined ? {} : { conditionCode: body.condition_code }),
    },
  }),
  quote: (body) => ({ name: "quote", expiresAt: body.expires_at }),
  approve_quote: () => ({ name: "approve_quote" }),
  decline_quote: (body) => ({ name: "decline_quote", reasonCode: body.reason_code }),
  await_parts: () => ({ name: "await_parts" }),
  start_repair: () => ({ name: "start_repair" }),
  add_line: (body, context) => ({ name: "add_line", line: lineOf(body, context) }),
  remove_line: (body) => ({ name: "remove_line", lineId: body.line_id }),
  start_timer: (body) => ({ name: "start_timer", labourCode: body.labour_code ?? null, description: body.description ?? null }),
  stop_timer: (body, { currencyCode }) => ({
    name: "stop_timer", timerId: body.timer_id ?? null, minutes: body.minutes ?? null, ...(body.amount === undefined ? { amountMinor: null } : { amountMinor: toMinor(body.amount, currencyCode), currencyCode }),
  }),
  correct_timer: (body) => ({ name: "correct_timer", timerId: body.timer_id, minutes: body.minutes }),
  pause: (body) => ({ name: "pause", reasonCode: body.reason_code }),
  resume: () => ({ name: "resume" }),
  send_to_vendor: (body) => ({ name: "send_to_vendor", vendorId: body.vendor_id ?? null, trackingNumber: body.tracking_number ?? null }),
  receive_from_vendor: () => ({ name: "receive_from_vendor" }),
  record_test: ({ name, value, unit, min, max, passed }) => ({ name: "record_test", test: { name, value, unit, min, max, passed } }),
  pass_qc: () => ({ name: "pass_qc" }),
  fail_qc: (body) => ({ name: "fail_qc", reasonCode: body.reason_code }),
  mark_ready: () => ({ name: "mark_ready" }),
  mark_no_fault_found: (body) => ({ name: "mark_no_fault_found", reasonCode: body.reason_code }),
  mark_unrepairable: (body) => ({ name: "mark_unrepairable", reasonCode: body.reason_code }),
  return: (body) => ({ name: "return", trackingNumber: body.tracking_number ?? null, locationId: body.location_id ?? null }),
  restock: (body) => ({ name: "restock", grade: body.grade, inventoryItemId: body.inventory_item_id, locationId: body.location_id, bin: body.bin }),
  scrap: (body) => ({ name: "scrap", reasonCode: body.reason_code }),
  close: () => ({ name: "close" }),
  cancel: (body) => ({ name: "cancel", reasonCode: body.reason_code }),
}

function lineOf(body: ActionBodies["add_line"], { currencyCode, technicianId }: ActionContext): Extract<RepairAction, { readonly name: "add_line" }>["line"] {
  if (technicianId !== null && body.payer !== undefined) throw refuseRequest("payer", "Only an agent says who pays a line; the unit's cover decides otherwise.")
  if (body.currency_code !== undefined && body.currency_code.toLowerCase() !== currencyCode) throw refuseRequest("currency_code", `The order is kept in ${currencyCode}.`)
  const part = body.unit_id !== undefined ? { unitId: body.unit_id } : body.serial_number !== undefined ? { serialNumber: body.serial_number, inventoryItemId: body.inventory_item_id ?? null } : undefined
  return {
    kind: body.kind, description: body.description, labourCode: body.labour_code, minutes: body.minutes, part, inventoryItemId: body.inventory_item_id, quantity: body.quantity,
    amountMinor: body.amount === undefined ? undefined : toMinor(body.amount, currencyCode), currencyCode, payer: body.payer, reasonCode: body.reason_code, owner: body.owner, disposition: body.disposition,
  }
}
