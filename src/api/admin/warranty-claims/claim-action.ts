import type { ClaimCommand } from "../../../domain/warranty/claim"
import { claimAnswer } from "../../answers/warranty-claim"
import { presentClaim } from "../../present/warranty-claim"
import { route } from "../../respond"
import { approveClaim, claimAction } from "./validators"

const CODES = ["not_found", "document.wrong_status", "conflict.stale", "warranty_claim.reason_required", "warranty_claim.appealed_before", "warranty_claim.carried_out"] as const

/** One command of an agent on a claim. */
export const claimActionRoute = (command: ClaimCommand, summary: string) => route({
  summary, body: command === "approve" || command === "approve_partly" ? approveClaim : claimAction, answer: claimAnswer, codes: CODES,
  current: async ({ params, services }) => presentClaim(await services.warrantyClaims.get(params["id"] ?? "")),
  handler: async ({ body, params, request, services }) => {
    const { id } = await services.warrantyClaims.command(request, { id: params["id"] ?? "", command, ...body })
    return { body: { warranty_claim: presentClaim(await services.warrantyClaims.get(id)) } }
  },
})
