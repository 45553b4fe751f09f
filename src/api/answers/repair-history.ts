import { z } from "@medusajs/framework/zod"
import { PAYERS } from "../../domain/repair/repair-order"
import type { HttpFigure } from "../../types/http/figure"
import type { HttpRepairHistory } from "../../types/http/repair-history"
import type { HttpStoreRepairHistory } from "../../types/http/store-unit"
import { at } from "./common"

const text = z.string().nullable()
const costs = z.array(z.object({ payer: z.enum(PAYERS), currency_code: z.string(), amount: z.number() }))

const entry = z.object({
  repair_order_id: z.string(), display_id: z.string(), rma_line_id: text, status: z.string(), outcome: text, outcome_reason: text, symptom_code: text, component_code: text, defect_code: text,
  action_code: text, condition_code: text, under_warranty: z.boolean(), workers: z.array(z.string()),
  parts: z.array(z.object({ kind: z.string(), unit_id: text, inventory_item_id: text, quantity: z.int() })), labour_minutes: z.int(),
  tests: z.array(z.object({ name: z.string(), passed: z.boolean(), value: text })), first_check_passed: z.boolean().nullable(), failed_check_count: z.int(), costs,
  customer_wait_ms: z.int(), down_ms: z.int(), handed_over_at: at, received_at: at, opened_at: at, ready_at: at.nullable(), returned_at: at.nullable(), delivered_back_at: at.nullable(), closed_at: at.nullable(),
})

export const repairHistoryAnswer = z.object({
  repair_history: z.object({
    unit_id: z.string(), repairs: z.array(entry), components: z.array(z.object({ unit_id: z.string(), serial_number: z.string(), inventory_item_id: z.string() })),
    signals: z.object({
      repeat_repairs: z.array(z.object({ repair_order_id: z.string(), repeats: z.string(), symptom_code: z.string(), caused_by: z.array(z.string()) })),
      no_fault_bounces: z.array(z.object({ repair_order_id: z.string(), after: z.string() })),
      rework: z.array(z.object({ repair_order_id: z.string(), reason: z.enum(["repeat_repair", "failed_check"]), caused_by: z.array(z.string()), count: z.int() })),
      needs_soak_test: z.boolean(), down_ms: z.int(), costs,
    }),
  }).meta({ id: "RepairHistory" }) satisfies z.ZodType<HttpRepairHistory>,
})

const storeEntry = entry.pick({ repair_order_id: true, display_id: true, status: true, outcome: true, under_warranty: true, opened_at: true, ready_at: true, returned_at: true, closed_at: true })
  .extend({ replaced_part_count: z.int(), tests: z.array(z.object({ name: z.string(), passed: z.boolean() })) })

export const storeRepairHistoryAnswer = z.object({
  repair_history: z.object({ unit_id: z.string(), repairs: z.array(storeEntry) }).meta({ id: "StoreRepairHistory" }) satisfies z.ZodType<HttpStoreRepairHistory>,
})

export const figureAnswer = z.object({
  figure: z.object({
    name: z.string(), from: at, to: at, unit: z.enum(["hours", "ratio", "count", "money", "per_1000", "score"]), value: z.number().nullable(), count: z.int(), p50: z.number().nullable().optional(), p90: z.number().nullable().optional(),
    numerator: z.number().optional(), denominator: z.number().optional(), by: z.array(z.object({ key: z.string(), count: z.int(), value: z.number().nullable(), returned: z.array(z.int()).optional() })).optional(),
    parameters: z.object({ beta: z.number(), eta: z.number() }).optional(),
  }).meta({ id: "Figure" }) satisfies z.ZodType<HttpFigure>,
})
