import { RejectionError, reject } from "../../../../domain/common/rejection"
import { storeClaimAnswer } from "../../../answers/warranty-claim"
import { route } from "../../../respond"
import { answerStoreClaim } from "../answer"

export const GET = route({
  summary: "One of the caller's claims, with the verdict as it was frozen",
  access: "customer",
  answer: storeClaimAnswer,
  codes: ["not_found"],
  handler: async ({ params, visitor, services }) => {
    const { claim } = await services.warrantyClaims.get(params["id"] ?? "")
    if (claim.customerId !== visitor.customerId) throw new RejectionError(reject("not_found", `No warranty claim ${claim.id} exists.`, { id: claim.id }))
    return { body: { warranty_claim: await answerStoreClaim(services, claim) } }
  },
})
