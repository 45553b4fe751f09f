import { type Decision, refuse } from "../common/decision"
import { type Rejection, reject } from "../common/rejection"
import { commandsFrom, statusesAllowing, targetsOf } from "../common/transition"
import { words } from "../common/words"
import type { CommandMoment, UnitCommand } from "./commands"
import { decideAftersales } from "./decide-aftersales"
import { decideBirth } from "./decide-birth"
import { decideOrderLink } from "./decide-order-link"
import { decideStock } from "./decide-stock"
import type { UnitEvent } from "./events"
import { UNIT_TRANSITIONS, type UnitCommandName } from "./transitions"
import type { Unit } from "./unit"

/** Sales clocks of shops and carriers run ahead a little; more than this is a mistake. */
const CLOCK_SKEW_MS_MAX = 5 * 60 * 1000

/**
 * Decides one command on one unit: pure, it reads nothing but its arguments. Null stands for a unit not yet born.
 * The answer is the single event that happens, or the typed rejection.
 */
export function decide(unit: Unit | null, command: UnitCommand, moment: CommandMoment): Decision<UnitEvent> {
  const refusal = refusedByTable(unit, command) ?? refusedByTime(command, moment)
  if (refusal) return refuse(refusal)
  switch (command.name) {
    case "expect":
    case "receive":
    case "capture":
    case "register_sold":
    case "extract":
      return decideBirth(unit, command, moment)
    default:
      break
  }
  // The table lets only births start from nothing, so from here on there is a unit.
  const born = unit as Unit
  switch (command.name) {
    case "allocate": case "release": case "cancel_allocation": case "pick": case "put_back": case "bind": case "unbind":
    case "ship": case "deliver": case "cancel_shipment": case "void_shipment": case "unship": case "ship_instead":
      return decideOrderLink(born, command)
    case "in_transit": case "rma_receive": case "take_over": case "start_repair": case "end_repair": case "to_vendor":
    case "from_vendor": case "install": case "remove": case "hand_back": case "transfer_owner":
      return decideAftersales(born, command)
    default:
      return decideStock(born, command)
  }
}

function refusedByTable(unit: Unit | null, command: UnitCommand): Rejection | null {
  const from = unit?.status ?? "unborn"
  if (targetsOf(UNIT_TRANSITIONS, from, command.name).length > 0) return null
  if (unit !== null && isBirth(command.name)) {
    return reject("serial_number.duplicate", `Serial number ${unit.serialNumber} already exists: its unit is ${words(unit.status)}.`, {
      unit_id: unit.id, status: unit.status,
    })
  }
  const allowed = statusesAllowing(UNIT_TRANSITIONS, command.name)
  const name = unit?.serialNumber ?? "of this number"
  return reject("unit.wrong_status", `Unit ${name} is ${words(from)}; "${words(command.name)}" needs it to be ${allowed.map(words).join(" or ")}.`, {
    unit_id: unit?.id ?? null, status: from, command: command.name, allowed_from: allowed,
  })
}

function refusedByTime(command: UnitCommand, moment: CommandMoment): Rejection | null {
  if (moment.occurredAt === undefined) return null
  if (Date.parse(moment.occurredAt) <= Date.parse(moment.at) + CLOCK_SKEW_MS_MAX) return null
  return reject("occurred_at.in_future", `"${words(command.name)}" cannot have happened at ${moment.occurredAt}, which is still to come.`, {
    occurred_at: moment.occurredAt,
  })
}

const isBirth = (name: UnitCommandName): boolean => targetsOf(UNIT_TRANSITIONS, "unborn", name).length > 0

/** The commands the table allows from the unit's status, whoever acts. Guards may still refuse for missing input. */
export const commandsForStatus = (unit: Unit): UnitCommandName[] => commandsFrom(UNIT_TRANSITIONS, unit.status)
