import type { TransitionTable } from "../common/transition"
import type { EntitlementStatus } from "./entitlement"

export const ENTITLEMENT_COMMANDS = ["suspend", "void", "reinstate"] as const
export type EntitlementCommand = (typeof ENTITLEMENT_COMMANDS)[number]

/**
 * What a person does to an entitlement, with a reason. Everything else follows from history, policy and date: a
 * reinstated one is active until the next look says expired or exhausted.
 */
export const ENTITLEMENT_TRANSITIONS: TransitionTable<EntitlementStatus, EntitlementCommand> = {
  pending: { suspend: ["suspended"], void: ["voided"] },
  active: { suspend: ["suspended"], void: ["voided"] },
  suspended: { reinstate: ["active"], void: ["voided"] },
  exhausted: { void: ["voided"] },
  expired: { void: ["voided"] },
  voided: { reinstate: ["active"] },
  superseded: {},
  transferred: {},
}
