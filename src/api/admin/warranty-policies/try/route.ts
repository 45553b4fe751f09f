import { z } from "@medusajs/framework/zod"
import { documentOfCoverage } from "../../../../domain/warranty/coverage-document"
import { parseTerms } from "../../../../domain/warranty/parse-terms"
import { route } from "../../../respond"
import { calendarDate, id, reasonCode, shortText } from "../../../validators"
import { coverageAnswer } from "../../units/[id]/coverage/answers"
import { termsDocument } from "../terms-schema"

const VARIANTS_MAX = 5_000
const NEW_CODE = "draft"

const body = z.strictObject({
  unit_id: id, code: z.string().max(63).optional(), name: shortText.optional(), terms: termsDocument, variant_ids: z.array(id).min(1).max(VARIANTS_MAX).nullable().optional(),
  as_of: calendarDate.optional(), cause: reasonCode.optional(), fault_code: reasonCode.optional(), group: reasonCode.optional(),
}).transform(({ unit_id: unitId, code = NEW_CODE, name = code, terms: document, variant_ids: variantIds = null, as_of: asOf, fault_code: faultCode, ...rest }, context) => {
  const parsed = parseTerms(document)
  if (!parsed.ok) for (const { path, message } of parsed.issues) context.addIssue({ code: "custom", path: ["terms", ...path.split(".").filter((part) => part !== "")], message })
  return { code, name, variantIds, terms: parsed.ok ? parsed.terms : z.NEVER, question: { unitId, asOf, faultCode, ...rest } }
})

export const POST = route({
  summary: "Judges one unit under changed terms beside the terms it has; writes nothing",
  body,
  idempotency: "none",
  answer: z.object({ trial: z.object({ before: coverageAnswer.shape.coverage, after: coverageAnswer.shape.coverage }) }),
  codes: ["unit.not_found"],
  handler: async ({ body: asked, services }) => {
    const { before, after } = await services.warranty.tryPolicy(asked)
    return { body: { trial: { before: documentOfCoverage(before), after: documentOfCoverage(after) } } }
  },
})
