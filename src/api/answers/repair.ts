import { z } from "@medusajs/framework/zod"
import { PART_STATES, PAYERS, QUOTE_STATUSES, REPAIR_LINE_KINDS, REPAIR_OUTCOMES, REPAIR_PRIORITIES, REPAIR_STATUSES } from "../../domain/repair/repair-order"
import { REPAIR_COMMANDS } from "../../domain/repair/transitions"
import type { HttpRepairOrder } from "../../types/http/repair"
import type { HttpStoreRepairOrder } from "../../types/http/store-repair"
import { attachment } from "../attachments/handlers"
import { addressAnswer } from "../addresses"
import { at, facts, on, page } from "./common"
import { satisfaction } from "./satisfaction"

const text = z.string().nullable()
const actor = z.object({ type: z.string(), id: z.string() })
const amount = z.number().meta({ description: "Decimal major units of `currency_code`." })

const line = z.object({
  id: z.string(), kind: z.enum(REPAIR_LINE_KINDS), description: text, labour_code: text, minutes: z.int().nullable(), unit_id: text, inventory_item_id: text, quantity: z.int(), amount: amount.nullable(),
  coverage: z.object({ payer: z.enum(PAYERS), entitlement_id: text, percent: z.int(), reasons: z.array(facts) }), part_state: z.enum(PART_STATES).nullable(), added_by: actor, added_at: at,
})
const test = z.object({
  id: z.string(), name: z.string(), value: z.number().nullable(), unit: text, min: z.number().nullable(), max: z.number().nullable(), passed: z.boolean(), recorded_by: actor, recorded_at: at,
})
const quote = z.object({
  id: z.string(), number: z.int(), amount, currency_code: text, status: z.enum(QUOTE_STATUSES), is_expired: z.boolean(), sent_at: at, expires_at: at, decided_at: at.nullable(),
})

const checkIn = z.object({ id: z.string(), scanned_as: z.string(), condition_code: text, accessories: z.array(z.string()), by: actor, at })
const timer = z.object({
  id: z.string(), line_id: z.string(), by: actor, started_at: at, stopped_at: at.nullable(), minutes: z.int().meta({ description: "So far, rounded up." }), corrected_minutes: z.int().nullable(),
  is_forgotten: z.boolean().meta({ description: "It ran longer than 12 hours, counts no more than that, and nobody has put it right." }),
})

export const repairOrder = z.object({
  id: z.string(), display_id: z.string(), unit_id: z.string(), serial_number: z.string(), unit_status: z.string(), rma_line_id: text, status: z.enum(REPAIR_STATUSES),
  resume_status: z.enum(REPAIR_STATUSES).nullable(), pause_reason: text, priority: z.enum(REPAIR_PRIORITIES), promised_on: on.nullable(), problem: z.string(), technician_id: text,
  location_id: text, currency_code: text, symptom_code: text, component_code: text, defect_code: text, action_code: text, condition_code: text,
  outcome: z.enum(REPAIR_OUTCOMES).nullable(), outcome_reason: text, lines: z.array(line), tests: z.array(test), check_in: checkIn.nullable(), timers: z.array(timer), quote: quote.nullable(),
  quality_check: z.object({ passed: z.boolean(), by: actor, at }).nullable(), totals: z.object({ warranty: amount, goodwill: amount, customer: amount, undecided: amount }),
  approved_amount: amount, payment_collection_id: text, paid_amount: amount, payment_status: z.enum(["due", "partially_paid", "paid"]).nullable(), vendor_id: text, opened_by: actor, opened_at: at, ready_at: at.nullable(), returned_at: at.nullable(), closed_at: at.nullable(), version: z.int(),
  available_actions: z.array(z.enum(REPAIR_COMMANDS)).meta({ description: "Exactly what this caller could do with the order now." }),
  notes: z.array(z.object({ id: z.string(), command: z.string(), note: z.string(), by: actor, at })), attachments: z.array(attachment),
  pending_work: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(["waiting", "failed"]), reason: text })), updated_at: at,
}).meta({ id: "RepairOrder" }) satisfies z.ZodType<HttpRepairOrder>

export const repairOrderAnswer = z.object({ repair_order: repairOrder })
export const repairOrderList = z.object({ repair_orders: z.array(repairOrder), ...page })

const shownToCustomers = {
  id: true, display_id: true, unit_id: true, serial_number: true, status: true, promised_on: true, problem: true, currency_code: true, outcome: true, quote: true, totals: true, approved_amount: true,
  payment_collection_id: true, paid_amount: true, payment_status: true, opened_at: true, ready_at: true, returned_at: true, closed_at: true, version: true, available_actions: true, updated_at: true,
} as const

const customersRepairOrder = repairOrder.pick(shownToCustomers).extend({
  address: addressAnswer.nullable().meta({ description: "Where it goes back to; null: where the order was sent." }),
  satisfaction: satisfaction.nullable().meta({ description: "What the customer said of it when it was over." }), available_actions: z.array(z.enum([...REPAIR_COMMANDS, "rate"])),
  lines: z.array(line.pick({ id: true, kind: true, description: true, minutes: true, quantity: true, amount: true }).extend({ coverage: z.object({ payer: z.enum(PAYERS), percent: z.int(), reasons: z.array(facts) }) })),
  check_in: checkIn.pick({ condition_code: true, accessories: true, at: true }).nullable(),
  tests: z.array(test.pick({ name: true, value: true, unit: true, passed: true })),
}).meta({ id: "StoreRepairOrder" }) satisfies z.ZodType<HttpStoreRepairOrder>

export const customersRepairOrderAnswer = z.object({ repair_order: customersRepairOrder })
export const customersRepairOrderList = z.object({ repair_orders: z.array(customersRepairOrder), ...page })
