import { z } from "@medusajs/framework/zod"
import { CUSTODIES } from "../../../domain/unit/unit"
import {
  ANCHORS, CONDITIONS, COVER_ITEMS, CUSTOMER_TYPES, GUARANTORS, METER_UNITS, POLICY_KINDS, PREDICATE_FACTS, REMEDIES,
} from "../../../domain/warranty/terms"

/** The form of warranty terms on the wire. What the values mean, and whether they fit together, `parseTerms` says. */

const duration = z.string().max(32).meta({ description: "ISO 8601 in years, months, weeks or days: P24M, P90D" })
const day = z.string().max(10).nullable()
const code = z.string().max(64)
const country = z.string().max(2).meta({ description: "ISO 3166, two letters" })
const money = z.strictObject({ amount: z.number(), currency_code: z.string() })
const count = z.number()
const curve = z.strictObject({ kind: z.enum(["steps", "linear"]), steps: z.array(z.strictObject({ after: duration, pct: count })).optional() })
const predicate = z.strictObject({ fact: z.enum(PREDICATE_FACTS), within: duration.optional(), is: z.string().max(64).optional() })
const texts = z.array(z.string()).max(5_000).nullable().optional()
const meter = z.strictObject({ unit: z.enum(METER_UNITS), max: count })
const remedies = z.array(z.enum(REMEDIES))

export const termsDocument = z.strictObject({
  kind: z.enum(POLICY_KINDS).optional(),
  guarantor: z.enum(GUARANTORS).optional(),
  scope: z.strictObject({
    category_ids: texts, lot_numbers: texts, sales_channel_ids: texts, serial_ranges: z.array(z.strictObject({ from: z.string(), to: z.string() })).nullable().optional(),
    countries: z.array(country).nullable().optional(), customer_types: z.array(z.enum(CUSTOMER_TYPES)).nullable().optional(), conditions: z.array(z.enum(CONDITIONS)).nullable().optional(),
  }).optional().meta({ description: "Which sales it goes with; what is left out is not restricted. Variants stand beside the terms (variant_ids)." }),
  applicability: z.strictObject({ governing_country: z.string().optional(), sold_from: day.optional(), sold_to: day.optional() }).optional(),
  start: z.strictObject({
    anchors: z.array(z.enum(ANCHORS)).optional(), pick: z.enum(["first_known", "earliest", "latest"]).optional(), offset: duration.nullable().optional(),
    fallback: z.strictObject({ anchor: z.enum(ANCHORS), plus: duration }).nullable().optional(),
  }).optional(),
  term: z.strictObject({
    duration: duration.nullable().optional().meta({ description: "Or expected_life: then a person judges how long it is expected to last" }), meters: z.array(meter).optional(),
    combine: z.enum(["whichever_first", "whichever_last"]).optional(),
  }).optional(),
  bonuses: z.array(z.strictObject({ if: predicate, plus: duration })).optional(),
  day_count: z.strictObject({ calendar: z.string().optional(), ends_at: z.literal("end_of_day").optional(), month_end: z.literal("clamp").optional() }).optional(),
  coverage: z.array(z.strictObject({
    item: z.enum(COVER_ITEMS), group: code.nullable().optional(), pct: count.optional(), until: duration.nullable().optional(), cap: money.nullable().optional(), deductible: money.nullable().optional(), pro_rata: curve.nullable().optional(),
  })).optional(),
  exclusions: z.array(z.strictObject({ code, requires_causation: z.boolean().optional(), who_proves: z.enum(["guarantor", "customer"]).optional() })).optional(),
  conditions: z.strictObject({
    registration: z.strictObject({ required: z.boolean().optional(), within: duration.nullable().optional(), legal_ok: z.boolean().optional() }).nullable().optional(),
    proof_of_purchase: z.boolean().optional(), maintenance: z.strictObject({ every: duration }).nullable().optional(),
    transferable: z.union([z.enum(["yes", "no"]), z.strictObject({ times: count, fee: money.nullable().optional(), within: duration.nullable().optional() })]).optional(),
    territory: z.array(country).nullable().optional(),
  }).optional(),
  burden: z.strictObject({ reversed_for: duration.nullable().optional() }).optional(),
  notify: z.strictObject({ within: duration.nullable().optional() }).optional(),
  pause: z.strictObject({
    on: z.array(z.enum(CUSTODIES)).optional(), from: z.enum(["request", "handover", "receipt", "earlier", "later"]).optional(), to: z.literal("delivered_back").optional(),
    min: duration.nullable().optional(), also_negotiation: z.boolean().optional(), mode: z.enum(["suspend", "interrupt"]).optional(),
  }).nullable().optional(),
  after_repair: z.strictObject({
    extend: duration.nullable().optional(), times: count.nullable().optional(), only_if_chosen_by_customer: z.boolean().optional(), part_term: duration.nullable().optional(),
    work_term: duration.nullable().optional(), tail: z.enum(["same_defect", "any"]).optional(),
  }).nullable().optional(),
  after_replacement: z.strictObject({ mode: z.enum(["inherit_remaining", "restart", "max_of"]), min: duration.nullable().optional(), if: predicate.nullable().optional() }).nullable().optional(),
  remedies: z.strictObject({
    ladder: z.array(remedies), chooser: z.enum(["customer", "guarantor"]).optional(), max_attempts: count.nullable().optional(), repair_within: duration.nullable().optional(),
    deduction_for_use: z.strictObject({ free_for: duration, curve: curve.optional() }).nullable().optional(), refund_within: duration.nullable().optional(),
  }).nullable().optional(),
  repeat_rule: z.strictObject({
    same_defect: count.nullable().optional(), any_defect: count.nullable().optional(), safety: count.nullable().optional(), days_out: count.nullable().optional(),
    window: z.union([duration, z.strictObject({ meter })]), then: remedies,
  }).nullable().optional(),
  limits: z.strictObject({ claims: count.nullable().optional(), total_cost: z.union([z.literal("purchase_price"), money]).nullable().optional() }).optional(),
  stacking: z.strictObject({ priority: count.optional(), with: z.enum(["best_for_customer", "exclusive", "secondary_after"]).optional(), non_waivable: z.boolean().optional() }).optional(),
  disclosures: z.array(code).optional(),
  citations: z.array(z.strictObject({ law: z.string(), article: z.string(), url: z.string().nullable().optional() })).optional(),
}).meta({ id: "WarrantyTerms" })
