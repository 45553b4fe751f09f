import { z } from "@medusajs/framework/zod"
import { UNIT_STATUSES } from "../../domain/unit/unit"
import { VENDOR_CLAIM_COMMANDS } from "../../domain/vendor/transitions"
import { DECIDED_OUTCOMES, VENDOR_CLAIM_STATUSES, VENDOR_OUTCOMES, WHEREABOUTS } from "../../domain/vendor/vendor-claim"
import type { HttpVendorClaim, HttpVendorClaimLine, HttpVendorRecovery } from "../../types/http/vendor-claim"
import { at, facts, page } from "./common"

const text = z.string().nullable()
const amount = z.number().nullable().meta({ description: "In major units of currency_code." })

const line = z.object({
  id: z.string(), position: z.int(), unit_id: z.string(), serial_number: z.string(), unit_status: z.enum(UNIT_STATUSES), rma_line_id: text, repair_order_id: text,
  fault_codes: z.array(z.string()), claimed_amount: amount, recovered_amount: amount, currency_code: text, outcome: z.enum(VENDOR_OUTCOMES), unit: z.enum(WHEREABOUTS).nullable(),
  replacement: z.object({ unit_id: z.string(), serial_number: z.string(), status: z.enum(UNIT_STATUSES) }).nullable(), reason_code: text, sent_at: at.nullable(), decided_at: at.nullable(),
  available_outcomes: z.array(z.enum(DECIDED_OUTCOMES)),
}).meta({ id: "VendorClaimLine" }) satisfies z.ZodType<HttpVendorClaimLine>

const vendorClaim = z.object({
  id: z.string(), display_id: z.string(), vendor_id: z.string(), vendor_reference: text, status: z.enum(VENDOR_CLAIM_STATUSES), tracking_number: text,
  shipped_at: at.nullable(), settled_at: at.nullable(), closed_at: at.nullable(), canceled_at: at.nullable(), lines: z.array(line),
  totals: z.array(z.object({ currency_code: z.string(), claimed_amount: z.number(), recovered_amount: z.number() })),
  version: z.int(), created_at: at, updated_at: at,
  pending_work: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(["waiting", "failed"]), reason: text })),
  available_actions: z.array(z.enum(VENDOR_CLAIM_COMMANDS)).meta({ description: "Exactly what this caller could do with the claim now." }),
}).meta({ id: "VendorClaim" }) satisfies z.ZodType<HttpVendorClaim>

export const vendorClaimAnswer = z.object({ vendor_claim: vendorClaim })
export const vendorClaimDetailAnswer = z.object({
  vendor_claim: vendorClaim,
  timeline: z.array(z.object({ id: z.string(), type: z.string(), line_id: text, actor: z.object({ type: z.string(), id: z.string() }), at, data: facts, note: text })),
})
export const vendorClaimList = z.object({ vendor_claims: z.array(vendorClaim), ...page })

const vendorRecovery = z.object({
  from: at, to: at,
  vendors: z.array(z.object({
    vendor_id: z.string(), claim_count: z.int(), settled_count: z.int(), line_count: z.int(), credited_count: z.int(), replaced_count: z.int(), rejected_count: z.int(), returned_count: z.int(), pending_count: z.int(),
    days_to_settle: z.number().nullable().meta({ description: "From shipment to settlement, on average over the settled ones." }),
    amounts: z.array(z.object({
      currency_code: z.string(), claimed_amount: z.number(), recovered_amount: z.number(), pending_amount: z.number(), rate: z.number().nullable().meta({ description: "Recovered of what was claimed on lines that have an answer." }),
    })),
  })),
}).meta({ id: "VendorRecovery" }) satisfies z.ZodType<HttpVendorRecovery>
export const vendorRecoveryAnswer = z.object({ vendor_recovery: vendorRecovery })
