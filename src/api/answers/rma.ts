import { z } from "@medusajs/framework/zod"
import { RMA_COMMANDS, RMA_LINE_ACTIONS } from "../../domain/rma/commands"
import { DECISIONS, DISPOSITIONS, OFFER_STATUSES, RECEPTIONS, RESOLUTIONS, RMA_SOURCES, RMA_STATUSES } from "../../domain/rma/rma"
import { RECEPTION_VERDICTS } from "../../domain/rma/reception-verdict"
import { RULE_OUTCOMES } from "../../domain/rma/return-rules"
import { UNIT_STATUSES } from "../../domain/unit/unit"
import { at, facts, page } from "./common"

const reference = z.object({ type: z.string(), id: z.string() })
const text = z.string().nullable()

export const pendingWork = z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(["waiting", "failed"]), reason: text }))

const attachments = z.array(z.object({ id: z.string(), filename: z.string(), mime_type: z.string(), size: z.int(), created_at: at }))

/** Another product in the unit's place. */
const offer = z.object({
  id: z.string(), variant_id: z.string(), title: z.string(), thumbnail: text, credit_amount: z.number().nullable(), currency_code: text, note: text,
  status: z.enum(OFFER_STATUSES), offered_at: at, offered_by: reference, expires_at: at, ended_at: at.nullable(), answer: text, wish_before: z.enum(RESOLUTIONS),
}).meta({ id: "RmaOffer" })

const line = z.object({
  id: z.string(), position: z.int(), unit_id: z.string(), serial_number: z.string(), unit_status: z.enum(UNIT_STATUSES), inventory_item_id: z.string(), variant_id: text,
  order_id: text, line_item_id: text, reason_code: z.string(), requested_resolution: z.enum(RESOLUTIONS), note: text, blind_reason: text, was_passed_on: z.boolean(),
  reception: z.enum(RECEPTIONS), reception_reason: text, received_at: at.nullable(), tracking_number: text, wrong_unit: z.object({ unit_id: text, serial_number: z.string() }).nullable(),
  decision: z.enum(DECISIONS), decision_reasons: z.array(z.object({ rule: z.string(), fact: z.string(), result: z.string() })), decided_by: reference.nullable(), decided_at: at.nullable(), assessment_id: text,
  inspected_at: at.nullable(), grade: text, fault_codes: z.array(z.string()), checklist: facts,
  disposition: z.enum(DISPOSITIONS).nullable(), disposition_status: z.enum(["begun", "done"]).nullable(), disposition_reference: reference.nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(), resolution_status: z.enum(["begun", "done"]).nullable(), amount: z.number().nullable(), currency_code: text,
  advance: z.boolean(), return_due_at: at.nullable(), charged: z.boolean(),
  replacement: z.object({ order_id: text, line_item_id: z.string(), unit: z.object({ id: z.string(), serial_number: z.string(), status: z.enum(UNIT_STATUSES) }).nullable() }).nullable(),
  return_id: text, exchange_id: text, claim_id: text, payment_collection_id: text, offer: offer.nullable(),
  available_actions: z.array(z.enum(RMA_LINE_ACTIONS)), available_dispositions: z.array(z.enum(DISPOSITIONS)), available_resolutions: z.array(z.enum(RESOLUTIONS)),
}).meta({ id: "RmaLine" })

export const rma = z.object({
  id: z.string(), display_id: z.string(), status: z.enum(RMA_STATUSES), source: z.enum(RMA_SOURCES), order_id: text, customer_id: text, country_code: text,
  submitted_at: at.nullable(), info_requested_at: at.nullable(), authorized_at: at.nullable(), expires_at: at.nullable(), due_at: at.nullable(), is_overdue: z.boolean(),
  canceled_at: at.nullable(), expired_at: at.nullable(), closed_at: at.nullable(), version: z.int(), created_at: at, lines: z.array(line), attachments, pending_work: pendingWork,
  available_actions: z.array(z.enum([...RMA_COMMANDS, "receive"])),
}).meta({ id: "Rma" })

export const rmaAnswer = z.object({ rma })
export const rmaDetailAnswer = z.object({
  rma, timeline: z.array(z.object({ id: z.string(), type: z.string(), line_id: text, actor: reference, at, data: facts, note: text })),
})
export const rmaList = z.object({ rmas: z.array(rma), ...page })
export const receiveReturnAnswer = z.object({
  rma, verdicts: z.array(z.object({ serial_number: z.string(), verdict: z.enum(RECEPTION_VERDICTS), line_id: text, unit_id: text })),
})

const returnRule = z.object({
  id: z.string(), name: z.string(), priority: z.int(), enabled: z.boolean(), conditions: facts, outcome: z.enum(RULE_OUTCOMES), reason_code: z.string(), version: z.int(), created_at: at, updated_at: at,
}).meta({ id: "ReturnRule" })
export const returnRuleAnswer = z.object({ return_rule: returnRule })
export const returnRuleList = z.object({ return_rules: z.array(returnRule), ...page })
export const dryRunAnswer = z.object({
  verdicts: z.array(z.object({ line_id: text, unit_id: text, decision: z.enum(["accepted", "rejected", "needs_review"]), rule_id: text, reason_code: z.string(), reasons: z.array(z.object({ rule: z.string(), fact: z.string(), result: z.string() })) })),
})
