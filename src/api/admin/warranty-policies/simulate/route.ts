import { z } from "@medusajs/framework/zod"
import { VERDICTS } from "../../../../domain/warranty/coverage"
import { parseTerms } from "../../../../domain/warranty/parse-terms"
import { route } from "../../../respond"
import { id } from "../../../validators"
import { termsDocument } from "../terms-schema"

const LIMIT_MAX = 10_000
const verdict = z.enum(VERDICTS)

const answer = z.object({
  simulation: z.object({
    total_count: z.int(), looked_at_count: z.int(), next_after: z.string().nullable().meta({ description: "Where a limit was given and there is more: give it as `after`, and add the counts up." }),
    claim_count: z.int(), changed_count: z.int(), verdicts: z.array(z.object({ before: verdict, after: verdict, count: z.int() })),
    changed: z.array(z.object({ warranty_claim_id: z.string(), display_id: z.string(), unit_id: z.string(), before: verdict, after: verdict, percent_before: z.int(), percent_after: z.int() })).meta({ description: "The first 200." }),
  }),
})

const body = z.strictObject({ code: z.string().max(63), warranty_policy_id: id.optional(), terms: termsDocument.optional(), limit: z.int().min(1).max(LIMIT_MAX).optional(), after: id.optional() }).transform((given, context) => {
  if ((given.terms === undefined) === (given.warranty_policy_id === undefined)) context.addIssue({ code: "custom", path: ["terms"], message: "Give the draft once: as warranty_policy_id or as terms." })
  const parsed = given.terms === undefined ? null : parseTerms(given.terms)
  if (parsed !== null && !parsed.ok) for (const { path, message } of parsed.issues) context.addIssue({ code: "custom", path: ["terms", ...path.split(".")], message })
  return { code: given.code, limit: given.limit, after: given.after, draftId: given.warranty_policy_id, terms: parsed?.ok === true ? parsed.terms : undefined }
})

export const POST = route({
  summary: "Judges the claims of the last 24 months again under changed terms of a policy; writes nothing",
  body,
  idempotency: "none",
  answer,
  codes: ["not_found"],
  handler: async ({ body: asked, services }) => {
    const { totalCount, lookedAtCount, nextAfter, claimCount, changedCount, verdicts, changed } = await services.warranty.simulate(asked)
    return {
      body: {
        simulation: {
          total_count: totalCount, looked_at_count: lookedAtCount, next_after: nextAfter,
          claim_count: claimCount, changed_count: changedCount, verdicts: verdicts.map((each) => ({ ...each })),
          changed: changed.map(({ claimId, displayId, unitId, before, after, percentBefore, percentAfter }) => ({ warranty_claim_id: claimId, display_id: displayId, unit_id: unitId, before, after, percent_before: percentBefore, percent_after: percentAfter })),
        },
      },
    }
  },
})
