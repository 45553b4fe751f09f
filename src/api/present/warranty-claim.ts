import { availableClaimCommands, CUSTOMER_CLAIM_COMMANDS } from "../../domain/warranty/claim"
import { presentAddress } from "../addresses"
import type { Services } from "../respond"
import { frozenCoverageForCustomer } from "./coverage-for-customer"

type ClaimWithWork = Awaited<ReturnType<Services["warrantyClaims"]["get"]>>
type Claim = ClaimWithWork["claim"]

const shared = (claim: Claim) => ({
  id: claim.id, display_id: claim.displayId, unit_id: claim.unitId, serial_number: claim.serialNumber, status: claim.status, version: claim.version, problem: claim.problem, fault_code: claim.faultCode,
  cause: claim.cause, country: claim.country, detected_on: claim.detectedOn, requested_outcome: claim.wish, verdict: claim.verdict, outcome: claim.outcome, lines: claim.lines, reason_code: claim.reasonCode, result: claim.result === null ? null : { type: claim.result.type, id: claim.result.id, display_id: claim.result.displayId, stage: claim.resultStage },
  submitted_at: claim.submittedAt, decided_at: claim.decidedAt, closed_at: claim.closedAt,
})

/** A claim as the contract gives it to an agent. */
export const presentClaim = ({ claim, pendingWork }: ClaimWithWork) => ({
  ...shared(claim), coverage: claim.coverage, customer_id: claim.customerId, causation: claim.causation, group: claim.group, assessment_id: claim.assessmentId, entitlement_ids: [...claim.entitlementIds], note: claim.note, question: claim.question, appeal_count: claim.appealCount,
  pending_work: [...pendingWork], available_actions: availableClaimCommands(claim),
})

/** Her own claim, without what agents note for each other and what of its coverage is not hers. */
export const presentStoreClaim = (claim: Claim, address: Parameters<typeof presentAddress>[0]) => ({
  ...shared(claim), question: claim.question, address: presentAddress(address), coverage: claim.coverage === null ? null : frozenCoverageForCustomer(claim.coverage, claim.customerId),
  available_actions: availableClaimCommands(claim).filter((command) => CUSTOMER_CLAIM_COMMANDS.includes(command)),
})
