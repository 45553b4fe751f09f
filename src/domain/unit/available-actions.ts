import { commandsForStatus } from "./decide"
import type { UnitCommandName } from "./transitions"
import type { Unit } from "./unit"

/** What an agent can ask for a unit, by the names of the HTTP contract. */
export const UNIT_ACTIONS = [
  "hold", "release_hold", "move", "mark_lost", "mark_found", "scrap", "void", "regrade", "put_back", "reinstate", "void_shipment",
  "quarantine", "restock", "take_over", "hand_back", "confirm_delivered", "allocate", "release", "swap", "pick", "correct",
] as const
export type UnitAction = (typeof UNIT_ACTIONS)[number]

/** Where the contract has another word than the ledger. A swap begins with the release of the unit it replaces. */
const COMMAND_OF: { readonly [Action in UnitAction]?: UnitCommandName } = { confirm_delivered: "deliver", swap: "release" }

/** What decide() would refuse for the unit's own state although the table allows it. Missing input is no reason to hide an action. */
const POSSIBLE: { readonly [Action in UnitAction]?: (unit: Unit) => boolean } = {
  release_hold: (unit) => unit.holds.length > 0,
  mark_lost: (unit) => unit.status !== "picked" || !isBound(unit),
  void: (unit) => !unit.wasShipped,
  put_back: (unit) => !isBound(unit),
  reinstate: (unit) => unit.status !== "returning" || unit.statusReason === "not_handed_over",
  restock: (unit) => unit.owner === "shop",
  take_over: (unit) => unit.owner === "customer",
  hand_back: (unit) => unit.owner === "customer",
  allocate: (unit) => unit.holds.length === 0 && unit.owner === "shop",
  pick: (unit) => unit.holds.length === 0,
}

/** What an agent could do with this unit now: exactly the actions that its state does not refuse. */
export function availableActions(unit: Unit): UnitAction[] {
  const commands: ReadonlySet<UnitCommandName> = new Set(commandsForStatus(unit))
  return UNIT_ACTIONS.filter((action) => commands.has(commandOf(action)) && (POSSIBLE[action]?.(unit) ?? true))
}

/** Every other action has the name of its command. */
const commandOf = (action: UnitAction): UnitCommandName => COMMAND_OF[action] ?? (action as UnitCommandName)

const isBound = (unit: Unit): boolean => unit.fulfillmentId !== null
