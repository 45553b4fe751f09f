import { z } from "@medusajs/framework/zod"
import type { ClaimCommand } from "../../../domain/warranty/claim"
import { attachmentIds } from "../../admin/warranty-claims/validators"
import { storeClaimAnswer } from "../../answers/warranty-claim"
import { route } from "../../respond"
import { note } from "../../validators"
import { answerStoreClaim } from "./answer"

/** What the customer does to her own claim. */
export const claimActionRoute = (command: ClaimCommand, summary: string) => route({
  summary, access: "customer", body: z.strictObject({ note: note.optional(), attachment_ids: attachmentIds.optional() }), answer: storeClaimAnswer,
  codes: ["not_found", "document.wrong_status", "warranty_claim.appealed_before", "warranty_claim.carried_out", "attachment.not_found", "attachment.already_attached"],
  handler: async ({ body, params, request, visitor, services }) => {
    const claim = await services.warrantyClaims.command(request, { id: params["id"] ?? "", command, byCustomerId: visitor.customerId ?? "", note: body.note, attachmentIds: body.attachment_ids })
    return { body: { warranty_claim: await answerStoreClaim(services, claim) } }
  },
})
