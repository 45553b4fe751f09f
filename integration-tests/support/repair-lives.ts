import fc from "fast-check"
import type { Bench, RepairCommand } from "../../src/domain/repair/commands"
import { availableRepairActions } from "../../src/domain/repair/available-actions"
import { REPAIR_COMMAND_EVENTS } from "../../src/domain/repair/command-events"
import { decideRepair } from "../../src/domain/repair/decide"
import { liveLines, PAYERS, REPAIR_LINE_KINDS, type RepairOrder, workerOf } from "../../src/domain/repair/repair-order"
import { timedLineOf } from "../../src/domain/repair/timers"
import { REPAIR_COMMANDS, type RepairCommandName } from "../../src/domain/repair/transitions"
import type { RecordedUnitEvent, UnitEventType } from "../../src/domain/unit/events"
import type { Facts } from "../../src/domain/common/rejection"
import { AGENT, buildRepair, COLLEAGUE, coveredBy, FITTING, WORKER } from "./repair-builders"

const ACTORS = [AGENT, WORKER, COLLEAGUE, { type: "customer", id: "cus_1" }] as const
const HOUR_MS = 3_600_000
const START = Date.parse("2026-01-05T08:00:00.000Z")

export interface Life {
  readonly orders: readonly RepairOrder[]
  readonly events: readonly RecordedUnitEvent[]
}

/** One unit's repairs, as choices lead through them; the same choices are the same life. */
export function liveRepairs(choices: readonly number[]): Life {
  const events: RecordedUnitEvent[] = []
  const orders: RepairOrder[] = []
  let now = START
  const tell = (type: UnitEventType, facts: Facts, actor: RecordedUnitEvent["actor"] = AGENT, changes: RecordedUnitEvent["changes"] = {}): void => {
    const at = new Date(now).toISOString()
    events.push({ type, changes, facts, unitId: "unit_1", sequence: events.length + 1, actor, workstation: null, reference: null, occurredAt: at, recordedAt: at, commandId: `c${events.length}`, hash: "" })
  }
  for (const choice of choices) {
    now += ((choice % 97) + 1) * HOUR_MS
    const current = orders.at(-1)
    if (current === undefined || current.status === "closed" || current.status === "canceled") {
      if (choice % 3 === 0) tell("unit.return_received", {})
      const id = `arep_${orders.length + 1}`
      orders.push(buildRepair({ id, displayId: id, status: "intake", openedAt: new Date(now).toISOString(), version: 1 }))
      tell("unit.repair_opened", { repair_order_id: id, command: "open", display_id: id, to: "intake" })
      continue
    }
    const bench: Bench = {
      actor: ACTORS[choice % ACTORS.length] ?? AGENT, at: new Date(now).toISOString(), protocol: [], foundNoFaultBefore: [], timerElsewhere: null,
      unit: { status: current.status === "at_vendor" ? "at_vendor" : current.status === "returned" ? "delivered" : "in_repair", owner: "customer", serialNumber: "S" },
    }
    const available = availableRepairActions(current, bench)
    const names = choice % 5 > 0 && available.length > 0 ? available : REPAIR_COMMANDS
    const command = commandOf(names[Math.floor(choice / 7) % names.length] ?? "assign", current, choice, bench)
    const decision = decideRepair(current, command, bench)
    if (!decision.ok) continue
    orders[orders.length - 1] = settled(decision.outcome.order, choice)
    const [type] = REPAIR_COMMAND_EVENTS[command.name]
    tell(type ?? "unit.repair_progressed", decision.outcome.facts, bench.actor, command.name === "return" && choice % 2 === 0 ? { status: "delivered" } : {})
    if (command.name === "return" && choice % 4 === 1) tell("unit.delivered", {})
  }
  return { orders, events }
}

/** Medusa's part: what waits is reserved by and by. */
const settled = (order: RepairOrder, choice: number): RepairOrder =>
  choice % 3 === 0 ? order : { ...order, lines: order.lines.map((line) => (line.partState === "waiting" ? { ...line, partState: "reserved" as const } : line)) }

function commandOf(name: RepairCommandName, order: RepairOrder, choice: number, bench: Bench): RepairCommand {
  switch (name) {
    case "add_line": {
      const kind = REPAIR_LINE_KINDS[choice % REPAIR_LINE_KINDS.length] ?? "labour"
      const isPart = kind === "part_in" || kind === "part_out"
      return { name, line: {
        ...FITTING.add_line.line, id: `line_${order.id}_${order.version}`, kind, amountMinor: choice % 11 === 0 ? null : choice % 10_000, coverage: coveredBy(PAYERS[choice % PAYERS.length] ?? "customer", choice % 2 ? 100 : 50),
        unitId: isPart && choice % 2 === 0 ? `part_${choice}` : null, inventoryItemId: isPart ? "item_1" : null,
      } }
    }
    case "start_timer": {
      const known = timedLineOf(order, workerOf(bench.actor), "repair", null)
      return { name, timerId: `timer_${order.id}_${order.version}`, line: known === undefined ? { ...FITTING.add_line.line, id: `line_${order.id}_${order.version}`, labourCode: "repair", minutes: 0, amountMinor: null, coverage: coveredBy(PAYERS[choice % PAYERS.length] ?? "customer") } : { id: known.id } }
    }
    case "stop_timer":
      return { name, timerId: null, minutes: choice % 3 === 0 ? choice % 100 : null, amountMinor: choice % 4 === 0 ? choice % 5_000 : null }
    case "correct_timer":
      return { name, timerId: order.timers[choice % Math.max(1, order.timers.length)]?.id ?? "timer_none", minutes: choice % 500 }
    case "remove_line":
      return { name, lineId: liveLines(order)[choice % Math.max(1, liveLines(order).length)]?.id ?? "line_none" }
    case "diagnose":
      return { name, diagnosis: { symptomCode: `s${choice % 2}` }, judged: new Map(liveLines(order).map((line) => [line.id, coveredBy(choice % 2 ? "warranty" : "customer")])) }
    case "record_test":
      return { name, test: { ...FITTING.record_test.test, id: `test_${order.id}_${order.version}`, name: choice % 2 ? "power" : "soak", passed: choice % 6 > 0 } }
    case "quote":
      return { name, quoteId: `quote_${order.id}_${order.version}`, expiresAt: new Date(Date.parse(bench.at) + 200 * HOUR_MS).toISOString() }
    case "pause":
      return { name, reasonCode: choice % 2 ? "waiting_for_customer" : "no_bench_free" }
    default:
      return FITTING[name]
  }
}

export const arbitraryLife = (maxLength = 60): fc.Arbitrary<Life> => fc.array(fc.nat(1_000_000), { minLength: 5, maxLength, size: "max" }).map(liveRepairs)
