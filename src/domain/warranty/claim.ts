import { commandsFrom, type TransitionTable } from "../common/transition"

export const CLAIM_STATUSES = ["submitted", "info_requested", "approved", "partly_approved", "denied", "appealed", "withdrawn", "closed"] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const CLAIM_COMMANDS = ["check", "approve", "approve_partly", "deny", "request_info", "provide_info", "appeal", "withdraw", "carry_out", "close"] as const
export type ClaimCommand = (typeof CLAIM_COMMANDS)[number]

/** What an approved claim leads to. */
export const CLAIM_OUTCOMES = ["repair", "replacement", "refund", "return", "store_credit", "none"] as const
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number]

/** What the customer may ask for. Whether she chose repair decides whether it extends her cover, or a replacement begins a new one. */
export const CLAIM_WISHES = ["repair", "replacement", "refund", "store_credit"] as const satisfies readonly ClaimOutcome[]
export type ClaimWish = (typeof CLAIM_WISHES)[number]

/** What carries a granted claim out; `nothing`: somebody will say it later. Left out, the unit's whereabouts decide. */
export const CLAIM_DOCUMENTS = ["rma", "repair_order", "nothing"] as const
export type ClaimDocument = (typeof CLAIM_DOCUMENTS)[number]

/**
 * How far the document is that carries a claim out. `waiting`: nothing of it has happened, so it is taken back together
 * with the claim; `off`: it came to nothing (canceled, denied, run out), so another one may be opened.
 */
export const RESULT_STAGES = ["none", "waiting", "under_way", "done", "off"] as const
export type ResultStage = (typeof RESULT_STAGES)[number]

/** A claim that may still be decided. A denial can be appealed against until it is closed; an approval stands until its outcome is done. */
export const CLAIM_TRANSITIONS: TransitionTable<ClaimStatus, ClaimCommand> = {
  submitted: { check: ["submitted"], approve: ["approved"], approve_partly: ["partly_approved"], deny: ["denied"], request_info: ["info_requested"], withdraw: ["withdrawn"] },
  info_requested: { check: ["info_requested"], provide_info: ["submitted"], approve: ["approved"], approve_partly: ["partly_approved"], deny: ["denied"], withdraw: ["withdrawn"] },
  approved: { carry_out: ["approved"], withdraw: ["withdrawn"], close: ["closed"] },
  partly_approved: { carry_out: ["partly_approved"], appeal: ["appealed"], withdraw: ["withdrawn"], close: ["closed"] },
  denied: { appeal: ["appealed"], close: ["closed"] },
  appealed: { check: ["appealed"], approve: ["approved"], approve_partly: ["partly_approved"], deny: ["denied"], request_info: ["info_requested"], withdraw: ["withdrawn"] },
  withdrawn: {},
  closed: {},
}

/** What the customer does herself; the rest is an agent's. */
export const CUSTOMER_CLAIM_COMMANDS: readonly ClaimCommand[] = ["provide_info", "appeal", "withdraw"]

export interface ClaimState {
  readonly status: ClaimStatus
  readonly appealCount: number
  readonly resultStage: ResultStage
  /** The unit is hers, or ours to work on, or stands on an open document: something can be opened for it. */
  readonly isUnitInReach: boolean
}

/** One appeal: a second denial stands. */
export const APPEALS_MAX = 1

/** What would not be refused now. */
export const availableClaimCommands = (claim: ClaimState): ClaimCommand[] => commandsFrom(CLAIM_TRANSITIONS, claim.status).filter((command) => refusalOf(claim, command) === null)

export type ClaimRefusal = "appealed_before" | "carried_out" | "unit_out_of_reach"

/** What the table cannot see: a claim leads to one document, and nobody takes back what has begun. */
export function refusalOf({ appealCount, resultStage, isUnitInReach }: ClaimState, command: ClaimCommand): ClaimRefusal | null {
  switch (command) {
    case "appeal":
      if (appealCount >= APPEALS_MAX) return "appealed_before"
      return hasBegun(resultStage) ? "carried_out" : null
    case "withdraw":
      return hasBegun(resultStage) ? "carried_out" : null
    case "carry_out":
      if (resultStage !== "none" && resultStage !== "off") return "carried_out"
      return isUnitInReach ? null : "unit_out_of_reach"
    default:
      return null
  }
}

const hasBegun = (stage: ResultStage): boolean => stage === "under_way" || stage === "done"
