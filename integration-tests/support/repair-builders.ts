import type { Bench, RepairCommand } from "../../src/domain/repair/commands"
import { type LineCoverage, NO_DIAGNOSIS, type RepairLine, type RepairOrder, type RepairStatus, type RepairTimer } from "../../src/domain/repair/repair-order"
import type { RepairCommandName } from "../../src/domain/repair/transitions"
import type { UnitStatus } from "../../src/domain/unit/unit"
import { AT } from "./unit-builders"

export const WORKER = { type: "technician", id: "atech_1" } as const
export const COLLEAGUE = { type: "technician", id: "atech_2" } as const
export const AGENT = { type: "user", id: "user_1" } as const
export const LATER = "2026-03-20T09:30:00.000Z"

export const coveredBy = (payer: LineCoverage["payer"], percent = 100): LineCoverage => ({ payer, entitlementId: payer === "warranty" ? "aent_1" : null, percent, reasons: [], isDecidedByHand: false })

export const buildLine = (over: Partial<RepairLine> = {}): RepairLine => ({
  id: "line_1", kind: "labour", description: null, labourCode: null, minutes: 30, unitId: null, inventoryItemId: null, quantity: 1, amountMinor: 5_000, coverage: coveredBy("warranty"),
  partState: null, addedBy: WORKER, addedAt: AT, removedAt: null, ...over,
})

export const buildTimer = (over: Partial<RepairTimer> = {}): RepairTimer => ({ id: "timer_1", lineId: "line_1", worker: "technician:atech_1", startedAt: AT, stoppedAt: null, correctedMinutes: null, ...over })

const SENT = { id: "quote_1", number: 1, amountMinor: 5_000, status: "sent", sentAt: AT, expiresAt: LATER, decidedAt: null } as const

/** What else is true of a usual order in each status: a warranty repair that went well so far. */
const USUAL: { readonly [Status in RepairStatus]: Partial<RepairOrder> } = {
  intake: {}, diagnosing: {}, quoting: {}, awaiting_parts: {}, at_vendor: {}, repairing: { workers: ["technician:atech_1"] },
  awaiting_approval: { quote: SENT, lines: [buildLine({ coverage: coveredBy("customer") })] },
  testing: { workers: ["technician:atech_1"] },
  ready: { outcome: "repaired", readyAt: AT }, returned: { outcome: "repaired", readyAt: AT, returnedAt: AT }, closed: { outcome: "repaired", closedAt: AT },
  declined: { outcome: "declined" }, unrepairable: { outcome: "unrepairable" }, canceled: { outcome: "canceled", closedAt: AT },
  paused: { resumeStatus: "repairing", pauseReason: "waiting_for_customer" },
}

export function buildRepair(over: Partial<RepairOrder> = {}): RepairOrder {
  const status = over.status ?? "diagnosing"
  return {
    id: "arep_1", displayId: "REP-2026-000001", unitId: "unit_1", rmaLineId: null, customerId: "cus_1", status, resumeStatus: null, pauseReason: null, priority: "normal", promisedOn: null, problem: "dead",
    assignedTo: null, locationId: "sloc_main", currencyCode: "eur", diagnosis: NO_DIAGNOSIS, outcome: null, outcomeReason: null, workers: [], approvedMinor: 0, quote: null, qualityCheck: null,
    vendorId: null, openedBy: AGENT, openedAt: AT, readyAt: null, returnedAt: null, closedAt: null, lines: [], tests: [], checkIn: null, timers: [], version: 3, ...USUAL[status], ...over,
  }
}

const UNIT_AT: { readonly [Status in RepairStatus]?: UnitStatus } = { at_vendor: "at_vendor", returned: "delivered", closed: "delivered", canceled: "quarantined" }

export const buildBench = (order: RepairOrder, over: Partial<Bench> = {}): Bench => ({
  actor: AGENT, at: AT, unit: { status: UNIT_AT[order.status] ?? "in_repair", owner: "customer", serialNumber: "SN0001" }, foundNoFaultBefore: [], protocol: [], timerElsewhere: null, ...over,
})

/** An order in this status about which the command's guards have nothing to say. */
export function buildRepairFor(name: RepairCommandName, status: RepairStatus): { readonly order: RepairOrder; readonly bench: Bench } {
  const customers = [buildLine({ coverage: coveredBy("customer") })]
  const over: Partial<RepairOrder> = name === "quote" ? { lines: customers } : name === "remove_line" ? { lines: [buildLine(), ...(status === "awaiting_approval" ? customers : [])] } : name === "mark_ready" ? { qualityCheck: { passed: true, by: AGENT, at: AT } }
    : name === "stop_timer" ? { lines: [buildLine()], timers: [buildTimer()] } : name === "correct_timer" ? { lines: [buildLine()], timers: [buildTimer({ stoppedAt: LATER })] } : {}
  const order = buildRepair({ status, ...over })
  const isGone = name === "close" && status !== "returned"
  const isShops = name === "restock" || name === "scrap" || (name === "add_line" && status === "unrepairable")
  const usual = buildBench(order)
  return { order, bench: { ...usual, unit: { ...usual.unit, ...(isGone ? { status: "scrapped" } : {}), ...(isShops ? { owner: "shop" } : {}) } } }
}

/** A command about whose input nobody has anything to say in this status. */
export function fittingFor(name: RepairCommandName, status: RepairStatus): RepairCommand {
  return name === "add_line" && status === "unrepairable" ? { name, line: { ...FITTING.add_line.line, kind: "part_out" } } : FITTING[name]
}

export const FITTING: { readonly [Name in RepairCommandName]: Extract<RepairCommand, { readonly name: Name }> } = {
  assign: { name: "assign", technicianId: "atech_1" }, plan: { name: "plan", priority: "urgent" }, check_in: { name: "check_in", checkInId: "check_1", scannedAs: "SN0001", conditionCode: "used", accessories: ["Charger"] }, start_diagnosis: { name: "start_diagnosis" }, diagnose: { name: "diagnose", diagnosis: { symptomCode: "no_power" } },
  quote: { name: "quote", quoteId: "quote_2", expiresAt: LATER }, approve_quote: { name: "approve_quote" }, decline_quote: { name: "decline_quote", reasonCode: null },
  await_parts: { name: "await_parts" }, start_repair: { name: "start_repair" },
  add_line: { name: "add_line", line: { id: "line_9", kind: "labour", description: null, labourCode: null, minutes: 10, unitId: null, inventoryItemId: null, quantity: 1, amountMinor: 1_000, coverage: coveredBy("warranty") } },
  start_timer: { name: "start_timer", timerId: "timer_9", line: { id: "line_t", kind: "labour", description: null, labourCode: "repair", minutes: 0, unitId: null, inventoryItemId: null, quantity: 1, amountMinor: null, coverage: coveredBy("warranty") } },
  stop_timer: { name: "stop_timer", timerId: null, minutes: null, amountMinor: null }, correct_timer: { name: "correct_timer", timerId: "timer_1", minutes: 20 },
  remove_line: { name: "remove_line", lineId: "line_1" }, pause: { name: "pause", reasonCode: "waiting_for_customer" }, resume: { name: "resume" },
  send_to_vendor: { name: "send_to_vendor", vendorId: "vendor_1" }, receive_from_vendor: { name: "receive_from_vendor" },
  record_test: { name: "record_test", test: { id: "test_1", name: "power", value: null, unit: null, min: null, max: null, passed: true } },
  pass_qc: { name: "pass_qc" }, fail_qc: { name: "fail_qc", reasonCode: null }, mark_ready: { name: "mark_ready" },
  mark_no_fault_found: { name: "mark_no_fault_found", reasonCode: "not_reproduced" }, mark_unrepairable: { name: "mark_unrepairable", reasonCode: null },
  return: { name: "return" }, restock: { name: "restock" }, scrap: { name: "scrap", reasonCode: null }, close: { name: "close" }, cancel: { name: "cancel", reasonCode: null },
}
