import type { ClaimCommand } from "../../../domain/warranty/claim"
import { claimAnswer } from "../../answers/warranty-claim"
import { firstWarehouse } from "../../medusa/shop-defaults"
import { presentClaim } from "../../present/warranty-claim"
import { route } from "../../respond"
import { approveClaim, carryOutClaim, claimAction } from "./validators"

/** What forbids to open the return or the repair. */
const OPENING = ["rma.not_returnable", "rma.unit_in_other", "repair_order.open", "unit.wrong_status", "unit.held"] as const

const CODES = ["not_found", "document.wrong_status", "conflict.stale", "warranty_claim.reason_required", "warranty_claim.appealed_before", "warranty_claim.carried_out"] as const

/** One command of an agent on a claim. */
export const claimActionRoute = (command: ClaimCommand, summary: string) => route({
  summary, body: command === "approve" || command === "approve_partly" ? approveClaim : claimAction, answer: claimAnswer, codes: command.startsWith("approve") ? [...CODES, ...OPENING] : CODES,
  current: async ({ params, services }) => presentClaim(await services.warrantyClaims.get(params["id"] ?? "")),
  handler: async ({ body, params, request, services, container }) => {
    const fallbackLocationId = command.startsWith("approve") ? await firstWarehouse(container) : null
    const { id } = await services.warrantyClaims.command(request, { id: params["id"] ?? "", command, fallbackLocationId, ...body })
    return { body: { warranty_claim: presentClaim(await services.warrantyClaims.get(id)) } }
  },
})

export const carryOutRoute = (summary: string) => route({
  summary, body: carryOutClaim, answer: claimAnswer, codes: ["not_found", "document.wrong_status", "conflict.stale", "warranty_claim.carried_out", "warranty_claim.unit_out_of_reach", ...OPENING],
  current: async ({ params, services }) => presentClaim(await services.warrantyClaims.get(params["id"] ?? "")),
  handler: async ({ body, params, request, services, container }) => {
    const { id } = await services.warrantyClaims.command(request, { id: params["id"] ?? "", command: "carry_out", fallbackLocationId: await firstWarehouse(container), ...body })
    return { body: { warranty_claim: presentClaim(await services.warrantyClaims.get(id)) } }
  },
})
