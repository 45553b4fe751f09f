import { z } from "@medusajs/framework/zod"
import { JURISDICTION_PACKS } from "../../../../domain/warranty/packs"
import { facts } from "../../../answers/common"
import { route } from "../../../respond"

const pack = z.object({
  id: z.string(), name: z.string(), countries: z.array(z.string()), is_active: z.literal(false), needs_legal_review: z.literal(true), policies: z.array(z.object({ code: z.string(), name: z.string(), terms: facts })),
}).meta({ id: "JurisdictionPack" })

export const GET = route({
  summary: "What the law of some countries gives, as terms to draft a policy from. None of it is in force, and each must be reviewed by a lawyer first",
  answer: z.object({ packs: z.array(pack) }),
  handler: () => Promise.resolve({
    body: { packs: JURISDICTION_PACKS.map(({ id, name, countries, needsLegalReview, policies }) => ({ id, name, countries, is_active: false, needs_legal_review: needsLegalReview, policies })) },
  }),
})
