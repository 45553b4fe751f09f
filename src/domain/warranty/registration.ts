import type { TransitionTable } from "../common/transition"

export const REGISTRATION_STATUSES = ["pending", "approved", "rejected"] as const
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number]

/** `order`: the customer of our own sale; `proof`: a number with a proof of purchase; `import`: a dealer's list. */
export const REGISTRATION_SOURCES = ["order", "proof", "import"] as const
export type RegistrationSource = (typeof REGISTRATION_SOURCES)[number]

export const REGISTRATION_COMMANDS = ["approve", "reject"] as const
export type RegistrationCommand = (typeof REGISTRATION_COMMANDS)[number]

/** What was rejected may still be approved when the proof comes later; the other way round, a right was given and stays until it is voided. */
export const REGISTRATION_TRANSITIONS: TransitionTable<RegistrationStatus, RegistrationCommand> = {
  pending: { approve: ["approved"], reject: ["rejected"] },
  approved: {},
  rejected: { approve: ["approved"] },
}
