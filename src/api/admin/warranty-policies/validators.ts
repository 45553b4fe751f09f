import { z } from "@medusajs/framework/zod"
import { parseTerms } from "../../../domain/warranty/parse-terms"
import { hasOwnTerm, IMPORTED_POLICY_CODE, POLICY_STATUSES } from "../../../domain/warranty/policy"
import type { WarrantyTerms } from "../../../domain/warranty/terms"
import { id, paging, shortText } from "../../validators"
import { termsDocument } from "./terms-schema"

const VARIANTS_MAX = 5_000
const DURATION_MONTHS_MAX = 1_200

/**
 * `duration_months: 24` and `duration: "P24M"` are short for `terms: { term: { duration: "P24M" } }`. `code` of an
 * existing policy makes its next version; without it the policy is a new one.
 */
export const createWarrantyPolicy = z.strictObject({
  name: shortText,
  code: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "Small letters, digits, dot, dash and underscore, at most 63.").optional(),
  terms: termsDocument.optional(),
  duration: z.string().max(32).optional(),
  duration_months: z.int().min(1).max(DURATION_MONTHS_MAX).optional(),
  variant_ids: z.array(id).min(1).max(VARIANTS_MAX).nullable().optional(),
}).transform((body, context) => ({ name: body.name, code: body.code, variantIds: body.variant_ids ?? null, terms: termsOf(body, context) }))

interface Body {
  readonly code?: string | undefined
  readonly terms?: z.output<typeof termsDocument> | undefined
  readonly duration?: string | undefined
  readonly duration_months?: number | undefined
}

function termsOf(body: Body, context: z.RefinementCtx): WarrantyTerms {
  const short = body.duration ?? (body.duration_months === undefined ? undefined : `P${body.duration_months}M`)
  const parsed = parseTerms(short === undefined ? body.terms ?? {} : { ...body.terms, term: { duration: short } })
  const refuse = (path: string[], message: string): void => void context.addIssue({ code: "custom", path, message })
  const given = [body.duration, body.duration_months, body.terms?.["term"]].filter((value) => value !== undefined)
  if (given.length > 1) refuse(["duration"], "Give the duration once: as duration, as duration_months or in terms.term.")
  if (!parsed.ok) for (const { path, message } of parsed.issues) refuse(pathOf(path, body), message)
  else if (!hasOwnTerm(parsed.terms) && body.code !== IMPORTED_POLICY_CODE) refuse(["terms", "term", "duration"], "is needed, or duration, or duration_months")
  return parsed.ok ? parsed.terms : z.NEVER
}

const pathOf = (path: string, { duration }: Body): string[] =>
  path === "term.duration" && duration !== undefined ? ["duration"] : ["terms", ...path.split(".").filter((part) => part !== "")]

export const listWarrantyPolicies = z.strictObject({ ...paging, code: z.string().max(63).optional(), status: z.enum(POLICY_STATUSES).optional(), variant_id: id.optional() })
