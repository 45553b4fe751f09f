import type { Bench } from "./commands"
import { refusedByState } from "./decide"
import type { RepairOrder } from "./repair-order"
import { REPAIR_COMMANDS, type RepairCommandName } from "./transitions"

/** What this actor could do with this order now: exactly what its state does not refuse. */
export const availableRepairActions = (order: RepairOrder, bench: Bench): RepairCommandName[] =>
  REPAIR_COMMANDS.filter((name) => refusedByState(order, name, bench) === null)
