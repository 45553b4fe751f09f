import { z } from "@medusajs/framework/zod"
import { ALLOCATION_MOMENTS, ALLOCATION_STRATEGIES, ENFORCEMENTS, POLICY_STATES, TRACKINGS, UNIQUENESS_SCOPES } from "../../domain/unit/serial-policy"
import { GRADES } from "../../domain/unit/unit"
import type { HttpReadiness, HttpSerialPolicy } from "../../types/http/serial-policy"
import { at, page } from "./common"

const serialPolicy = z.object({
  id: z.string(), inventory_item_id: z.string(), variant_id: z.string().nullable(), product_id: z.string().nullable(), tracking: z.enum(TRACKINGS), state: z.enum(POLICY_STATES),
  number_format: z.object({
    mask: z.string().optional(), charset: z.string().optional(), min_length: z.int().optional(), max_length: z.int().optional(),
    check: z.enum(["none", "luhn", "gs1_mod10", "mod43"]).optional(),
  }).nullable(),
  unique_within: z.enum(UNIQUENESS_SCOPES), allocate_at: z.enum(ALLOCATION_MOMENTS), strategy: z.enum(ALLOCATION_STRATEGIES), require_pick: z.boolean(),
  enforcement: z.enum(ENFORCEMENTS), sellable_grades: z.array(z.enum(GRADES)), passport: z.boolean(), public_verdict: z.boolean(), version: z.int(), created_at: at, updated_at: at,
}).meta({ id: "SerialPolicy" }) satisfies z.ZodType<HttpSerialPolicy>

const readiness = z.object({
  ready: z.boolean(),
  gaps: z.array(z.object({ location_id: z.string(), stocked_quantity: z.number(), unit_count: z.int(), difference: z.number() })),
  open_line_count: z.int(),
}) satisfies z.ZodType<HttpReadiness>

export const serialPolicyAnswer = z.object({ serial_policy: serialPolicy })
export const serialPolicyList = z.object({ serial_policies: z.array(serialPolicy), ...page })
export const readinessAnswer = z.object({ readiness })
