import { z } from "@medusajs/framework/zod"
import { UNIT_ACTIONS } from "../../domain/unit/available-actions"
import { CUSTODIES, GRADES, HOLD_KINDS, UNIT_STATUSES } from "../../domain/unit/unit"
import type { HttpUnit, HttpUnitEvent } from "../../types/http/unit"
import { at, facts, on, page } from "./common"

const actions = z.array(z.enum(UNIT_ACTIONS)).meta({ description: "Exactly what this caller could do with the unit now." })

export const unit = z.object({
  id: z.string(), serial_number: z.string(), scanned_as: z.string(), status: z.enum(UNIT_STATUSES), custody: z.enum(CUSTODIES), grade: z.enum(GRADES),
  holds: z.array(z.object({ id: z.string(), kind: z.enum(HOLD_KINDS), reason: z.string().nullable() })),
  variant_id: z.string().nullable(), inventory_item_id: z.string(), location_id: z.string().nullable(), bin: z.string().nullable(),
  lot_number: z.string().nullable(), manufactured_on: on.nullable(), owner_customer_id: z.string().nullable(), order_id: z.string().nullable(),
  line_item_id: z.string().nullable(), fulfillment_id: z.string().nullable(), parent_unit_id: z.string().nullable(),
  identifiers: z.array(z.object({ kind: z.string(), value: z.string() })), version: z.int(), available_actions: actions, created_at: at, updated_at: at,
}).meta({ id: "Unit" }) satisfies z.ZodType<HttpUnit>

export const unitEvent = z.object({
  sequence: z.int(), type: z.string(), actor: z.object({ type: z.string(), id: z.string() }), workstation: z.string().nullable(),
  reference: z.object({ type: z.string(), id: z.string() }).nullable(), occurred_at: at, recorded_at: at, corrects_sequence: z.int().nullable(), data: facts, note: z.string().nullable(), hash: z.string(),
}).meta({ id: "UnitEvent" }) satisfies z.ZodType<HttpUnitEvent>

const rejectedSerial = z.object({ index: z.int(), serial_number: z.string(), code: z.string(), message: z.string() })

export const unitAnswer = z.object({ unit })
export const unitList = z.object({ units: z.array(unit), ...page })
export const unitHistory = z.object({ events: z.array(unitEvent), ...page })
export const receiveAnswer = z.object({ received_count: z.int(), units: z.array(unit), rejected: z.array(rejectedSerial) })
export const commandAnswer = z.object({ changed_count: z.int(), units: z.array(unit) })

export const coverageSummary = z.object({ verdict: z.enum(["covered", "not_covered", "partial", "needs_evidence"]), starts_on: on.nullable(), ends_on: on.nullable(), reason: z.string().nullable() })

export const scanAnswer = z.object({
  parsed: z.object({
    format: z.enum(["gs1_digital_link", "gs1_element_string", "epc_uri", "epc_hex"]), gtin: z.string().optional(), serial_number: z.string().optional(),
    lot_number: z.string().optional(), expires_on: on.optional(), ais: z.record(z.string(), z.string()),
  }).nullable(),
  matches: z.array(z.object({
    coverage_summary: coverageSummary.nullable(),
    unit, open_documents: z.array(z.object({ type: z.string(), id: z.string(), display_id: z.string().optional() })), available_actions: actions,
  })),
})
