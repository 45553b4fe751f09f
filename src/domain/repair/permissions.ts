import type { RepairCommandName } from "./transitions"

/** Agents, and whatever acts for the shop, may do everything. */
const CUSTOMERS: readonly RepairCommandName[] = ["approve_quote", "decline_quote"]

/** What the shop owns is thrown away by whoever answers for it, not at the bench. */
const AGENTS: readonly RepairCommandName[] = ["scrap"]

/** A technician may not say that the customer pays: the one who profits from the work must not be the one who approves it. */
export function mayCommand(actorType: string, name: RepairCommandName): boolean {
  if (actorType === "customer" || actorType === "guest") return CUSTOMERS.includes(name)
  if (actorType === "technician") return !CUSTOMERS.includes(name) && !AGENTS.includes(name)
  return true
}
