import { z } from "@medusajs/framework/zod"
import { DEADLINES, VERDICTS } from "../../../../../domain/warranty/coverage"
import { COVER_ITEMS } from "../../../../../domain/warranty/terms"
import { facts, on } from "../../../../answers/common"

const reason = z.object({ rule: z.string(), fact: z.unknown(), result: z.string(), citation: facts.nullable() })
const line = z.object({ item: z.enum(COVER_ITEMS), verdict: z.enum(VERDICTS), percent: z.int(), entitlement_id: z.string().nullable(), reasons: z.array(reason) })

/** Made by `documentOfCoverage`, which is also what a claim freezes. */
export const coverageAnswer = z.object({
  coverage: z.object({
    verdict: z.enum(VERDICTS), as_of: on, zone: z.string(), lines: z.array(line), entitlements: z.array(facts), remedies: z.array(z.string()),
    burden_on: z.enum(["seller", "customer"]).nullable(), deadlines: z.array(z.object({ name: z.enum(DEADLINES), on, entitlement_id: z.string() })),
    would_be_covered_if: z.array(z.object({ rule: z.string(), fact: z.string(), needed: z.string(), entitlement_id: z.string().nullable() })), disclosures: z.array(z.string()).meta({ description: "Texts that must be shown with the answer, by their ids." }), engine_version: z.int(),
  }).meta({ id: "Coverage" }),
})
