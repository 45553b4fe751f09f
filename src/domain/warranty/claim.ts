import { commandsFrom, type TransitionTable } from "../common/transition"

export const CLAIM_STATUSES = ["submitted", "info_requested", "approved", "partly_approved", "denied", "appealed", "withdrawn", "closed"] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const CLAIM_COMMANDS = ["check", "approve", "approve_partly", "deny", "request_info", "provide_info", "appeal", "withdraw", "close"] as const
export type ClaimCommand = (typeof CLAIM_COMMANDS)[number]

/** What an approved claim leads to. */
export const CLAIM_OUTCOMES = ["repair", "replacement", "refund", "return", "store_credit", "none"] as const
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number]

/** A claim that may still be decided. A denial can be appealed against until it is closed; an approval stands until its outcome is done. */
export const CLAIM_TRANSITIONS: TransitionTable<ClaimStatus, ClaimCommand> = {
  submitted: { check: ["submitted"], approve: ["approved"], approve_partly: ["partly_approved"], deny: ["denied"], request_info: ["info_requested"], withdraw: ["withdrawn"] },
  info_requested: { check: ["info_requested"], provide_info: ["submitted"], approve: ["approved"], approve_partly: ["partly_approved"], deny: ["denied"], withdraw: ["withdrawn"] },
  approved: { withdraw: ["withdrawn"], close: ["closed"] },
  partly_approved: { appeal: ["appealed"], withdraw: ["withdrawn"], close: ["closed"] },
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
  /** The document that carries the outcome out. */
  readonly resultId: string | null
}

/** One appeal: a second denial stands. */
export const APPEALS_MAX = 1

/** What would not be refused now. */
export const availableClaimCommands = (claim: ClaimState): ClaimCommand[] => commandsFrom(CLAIM_TRANSITIONS, claim.status).filter((command) => refusalOf(claim, command) === null)

/** What the table cannot see. */
export function refusalOf({ appealCount, resultId }: ClaimState, command: ClaimCommand): "appealed_before" | "carried_out" | null {
  if (command === "appeal" && appealCount >= APPEALS_MAX) return "appealed_before"
  if ((command === "withdraw" || command === "appeal") && resultId !== null) return "carried_out"
  return null
}
