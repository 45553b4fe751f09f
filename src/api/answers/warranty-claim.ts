import { z } from "@medusajs/framework/zod"
import { CLAIM_COMMANDS, CLAIM_OUTCOMES, CLAIM_STATUSES, CLAIM_WISHES, RESULT_STAGES } from "../../domain/warranty/claim"
import { COVER_ITEMS } from "../../domain/warranty/terms"
import type { HttpStoreWarrantyClaim } from "../../types/http/warranty"
import { addressAnswer } from "../addresses"
import { at, facts, on, page } from "./common"

const line = z.object({ item: z.enum(COVER_ITEMS), percent: z.int() })

const shared = {
  id: z.string(), display_id: z.string(), unit_id: z.string(), serial_number: z.string(), status: z.enum(CLAIM_STATUSES), version: z.int(), problem: z.string().nullable(), fault_code: z.string().nullable(),
  cause: z.string().nullable(), country: z.string().nullable(), detected_on: on.nullable(), requested_outcome: z.enum(CLAIM_WISHES).nullable(), verdict: z.string().nullable(), coverage: facts.nullable().meta({ description: "The verdict as it was frozen, with its reasons." }),
  outcome: z.enum(CLAIM_OUTCOMES).nullable(), lines: z.array(line), reason_code: z.string().nullable(), result: z.object({ type: z.string(), id: z.string(), display_id: z.string().nullable(), stage: z.enum(RESULT_STAGES) }).nullable().meta({ description: "The return or repair that carries it out." }),
  submitted_at: at, decided_at: at.nullable(), closed_at: at.nullable(), available_actions: z.array(z.enum(CLAIM_COMMANDS)),
}

const claim = z.object({
  ...shared, customer_id: z.string().nullable(), causation: z.string().nullable(), group: z.string().nullable(), assessment_id: z.string().nullable(), entitlement_ids: z.array(z.string()), note: z.string().nullable(), question: z.string().nullable(), appeal_count: z.int(),
  pending_work: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(["waiting", "failed"]), reason: z.string().nullable() })),
}).meta({ id: "WarrantyClaim" })

const question = z.string().nullable().meta({ description: "What an agent asked the customer last." })
const storeClaim = z.object({ ...shared, question, address: addressAnswer.nullable().meta({ description: "Where the parcel is fetched from and goes back to; null: where the order was sent." }) }).meta({ id: "StoreWarrantyClaim" }) satisfies z.ZodType<HttpStoreWarrantyClaim>

export const claimAnswer = z.object({ warranty_claim: claim })
export const claimList = z.object({ warranty_claims: z.array(claim), ...page })
export const storeClaimAnswer = z.object({ warranty_claim: storeClaim })
export const storeClaimList = z.object({ warranty_claims: z.array(storeClaim), ...page })
