import { z } from "@medusajs/framework/zod"
import { PART_DISPOSITIONS, REPAIR_LINE_KINDS, REPAIR_PRIORITIES, REPAIR_STATUSES } from "../../domain/repair/repair-order"
import { address } from "../addresses"
import { bin, calendarDate, expectedVersion, grade, id, instant, keyset, listOf, note, reasonCode, scannedSerial, shortText } from "../validators"

const MINUTES_MAX = 100_000
const QUANTITY_MAX = 100_000
const AMOUNT_MAX = 1_000_000_000
const PROBLEM_LENGTH_MAX = 4_000
const ATTACHMENTS_MAX = 20
const ACCESSORIES_MAX = 50
const workedMinutes = z.int().min(0).max(MINUTES_MAX)
const attachmentIds = z.array(id).max(ATTACHMENTS_MAX)

export const createRepair = z.strictObject({
  unit_id: id.optional(), serial_number: scannedSerial.optional(), inventory_item_id: id.optional(), rma_line_id: id.optional(),
  problem: z.string().min(1).max(PROBLEM_LENGTH_MAX), priority: z.enum(REPAIR_PRIORITIES).optional(), promised_on: calendarDate.optional(),
  location_id: id.optional(), currency_code: z.string().regex(/^[A-Za-z]{3}$/, "Three letters.").optional(), technician_id: id.optional(), attachment_ids: attachmentIds.optional(),
}).refine(({ unit_id, serial_number }) => (unit_id === undefined) !== (serial_number === undefined), { path: ["unit_id"], message: "Name the unit by unit_id or by serial_number." })

/** Where it goes back to is for agents: at the bench nobody reads or writes what names a person. */
export const createRepairOfAgents = createRepair.safeExtend({ address: address.optional() })

export const listRepairs = z.strictObject({
  ...keyset, q: shortText.optional(), status: listOf(z.enum(REPAIR_STATUSES)).optional(), open: z.enum(["true", "false"]).transform((word) => word === "true").optional(),
  unit_id: id.optional(), rma_line_id: id.optional(), technician_id: id.optional(), priority: z.enum(REPAIR_PRIORITIES).optional(), timer: z.enum(["running", "forgotten"]).optional(),
  sort: z.enum(["newest", "queue"]).optional(),
}).refine(({ sort, after }) => sort !== "queue" || after === undefined, { path: ["after"], message: "A queue is paged by offset: its order changes with every priority." })

/** Whose repairs: nobody at the bench looks for people. */
export const listRepairsOfAgents = listRepairs.safeExtend({ customer_id: id.optional() })

/** What every action takes. */
const common = { note: note.optional(), attachment_ids: attachmentIds.optional(), expected_version: expectedVersion.optional() }
const code = reasonCode.nullable().optional()
const number = z.union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d{1,9})?$/, "Not a number.").transform(Number)])
const plain = z.strictObject(common)
const reasoned = z.strictObject({ reason_code: reasonCode.optional(), ...common })

export const addLine = z.strictObject({
  kind: z.enum(REPAIR_LINE_KINDS), description: shortText.optional(), labour_code: reasonCode.optional(), minutes: z.int().min(0).max(MINUTES_MAX).optional(), unit_id: id.optional(), serial_number: scannedSerial.optional(),
  inventory_item_id: id.optional(), quantity: z.int().min(1).max(QUANTITY_MAX).optional(), amount: z.number().min(0).max(AMOUNT_MAX).optional(),
  currency_code: z.string().regex(/^[A-Za-z]{3}$/, "Three letters.").optional(), payer: z.enum(["warranty", "goodwill", "customer"]).optional(), reason_code: reasonCode.optional(),
  owner: z.enum(["shop", "customer"]).optional(), disposition: z.enum(PART_DISPOSITIONS).optional(), ...common,
}).superRefine((body, context) => {
  const refuse = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message })
  const isPart = body.kind === "part_in" || body.kind === "part_out"
  if (body.unit_id !== undefined && body.serial_number !== undefined) refuse("serial_number", "Name the part once, by unit_id or by serial_number.")
  for (const field of ["unit_id", "serial_number", "inventory_item_id", "quantity"] as const) if (!isPart && body[field] !== undefined) refuse(field, `A ${body.kind} line has no part.`)
  if (body.kind !== "labour" && body.labour_code !== undefined) refuse("labour_code", `A ${body.kind} line is no labour.`)
  if (body.disposition !== undefined && (body.kind !== "part_out" || body.unit_id !== undefined || body.serial_number !== undefined)) refuse("disposition", "Only a part by quantity that comes out is restocked or scrapped; one with a serial number goes to quarantine.")
  if (body.disposition === "restock" && body.owner === "customer") refuse("owner", "What goes to stock is the shop's; a part that stays the customer's is not restocked.")
  if (body.kind !== "part_out" && body.owner !== undefined) refuse("owner", "Only a part that comes out has an owner to name.")
})

export const ACTION_BODIES = {
  assign: z.strictObject({ technician_id: id.nullable().optional(), ...common }),
  plan: z.strictObject({ priority: z.enum(REPAIR_PRIORITIES).optional(), promised_on: calendarDate.nullable().optional(), ...common }),
  check_in: z.strictObject({ serial_number: scannedSerial, condition_code: code, accessories: z.array(shortText).max(ACCESSORIES_MAX).default([]), ...common }),
  start_diagnosis: plain,
  diagnose: z.strictObject({ symptom_code: code, component_code: code, defect_code: code, action_code: code, condition_code: code, ...common }),
  quote: z.strictObject({ expires_at: instant.optional(), ...common }),
  approve_quote: plain,
  decline_quote: reasoned,
  await_parts: plain,
  start_repair: plain,
  add_line: addLine,
  remove_line: z.strictObject({ line_id: id, ...common }),
  start_timer: z.strictObject({ labour_code: reasonCode.optional(), description: shortText.optional(), ...common }),
  stop_timer: z.strictObject({ timer_id: id.optional(), minutes: workedMinutes.optional(), amount: z.number().min(0).max(AMOUNT_MAX).optional(), ...common }),
  correct_timer: z.strictObject({ timer_id: id, minutes: workedMinutes, ...common }),
  pause: z.strictObject({ reason_code: reasonCode, ...common }),
  resume: plain,
  send_to_vendor: z.strictObject({ vendor_id: id.optional(), tracking_number: shortText.optional(), ...common }),
  receive_from_vendor: plain,
  record_test: z.strictObject({ name: shortText, value: number.optional(), unit: shortText.optional(), min: number.optional(), max: number.optional(), passed: z.boolean().optional(), ...common }),
  pass_qc: plain,
  fail_qc: reasoned,
  mark_ready: plain,
  mark_no_fault_found: reasoned,
  mark_unrepairable: reasoned,
  return: z.strictObject({ tracking_number: shortText.optional(), location_id: id.optional(), ...common }),
  restock: z.strictObject({ grade: grade.optional(), inventory_item_id: id.optional(), variant_id: id.optional(), location_id: id.optional(), bin: bin.min(1).optional(), ...common }),
  scrap: reasoned,
  close: plain,
  cancel: reasoned,
} as const
export type ActionBodies = { readonly [Name in keyof typeof ACTION_BODIES]: z.output<(typeof ACTION_BODIES)[Name]> }
