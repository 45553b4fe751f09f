import { z } from "@medusajs/framework/zod"
import { facts } from "../../answers/common"
import { clientIpOf } from "../../client-ip"
import { coverageForCustomer } from "../../present/coverage-for-customer"
import { route } from "../../respond"
import { reasonCode, scannedSerial, shortText } from "../../validators"

const answer = z.object({
  coverage: z.union([z.object({ verdict: z.enum(["sign_in_to_see", "covered", "not_covered", "partial", "needs_evidence"]) }), facts]).meta({ description: "Without proof always {verdict: sign_in_to_see}, or the bare verdict where the item's serial policy publishes it; with proof the whole answer." }),
})

export const POST = route({
  summary: "Is this unit covered? With proof (its owner, a guest's link, the code in the box) the whole answer; without, the same for every number, or the bare verdict where the item's policy publishes it",
  access: "public",
  body: z.strictObject({ serial_number: scannedSerial, product_hint: shortText.optional(), proof_code: z.string().min(1).max(64).optional(), fault_code: reasonCode.optional(), cause: reasonCode.optional() }),
  idempotency: "none",
  answer,
  codes: ["rate_limit.exceeded"],
  handler: async ({ body, req, visitor, services }) => {
    const checked = await services.coverageChecks.check({
      ip: clientIpOf(req), serialNumber: body.serial_number, productHint: body.product_hint, proofCode: body.proof_code, faultCode: body.fault_code, cause: body.cause, visitor,
    })
    if (checked === null) return { body: { coverage: { verdict: "sign_in_to_see" } } }
    return { body: { coverage: checked.level === "whole" ? coverageForCustomer(checked.coverage) : { verdict: checked.coverage.verdict } } }
  },
})
