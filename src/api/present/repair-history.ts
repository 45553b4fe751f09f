import { toDecimal } from "../../domain/common/money"
import { costsOf, downMsOf, type RepairSignals } from "../../domain/repair/signals"
import type { HttpMoneyByPayer, HttpRepairEntry, HttpRepairHistory } from "../../types/http/repair-history"
import type { HttpStoreRepairHistory } from "../../types/http/store-unit"
import type { Services } from "../respond"

type View = Awaited<ReturnType<Services["repairHistory"]["get"]>>

/** A unit's repairs, newest first. */
export const presentRepairHistory = (unitId: string, { history, signals, components }: View, now: string): HttpRepairHistory => ({
  unit_id: unitId,
  repairs: history.repairs.map((entry) => presentEntry(entry, now)).reverse(),
  components: components.map((component) => ({ unit_id: component.unitId, serial_number: component.serialNumber, inventory_item_id: component.inventoryItemId })),
  signals: {
    repeat_repairs: signals.repeatRepairs.map(({ repairOrderId, repeats, symptomCode, causedBy }) => ({ repair_order_id: repairOrderId, repeats, symptom_code: symptomCode, caused_by: [...causedBy] })),
    no_fault_bounces: signals.noFaultBounces.map(({ repairOrderId, after }) => ({ repair_order_id: repairOrderId, after })),
    rework: signals.rework.map(({ repairOrderId, reason, causedBy, count }) => ({ repair_order_id: repairOrderId, reason, caused_by: [...causedBy], count })),
    needs_soak_test: signals.needsSoakTest, down_ms: signals.downMs, costs: presentCosts(signals.costs),
  },
})

/** The same for the owner of the unit: what was done to it, not by whom, why, or at what cost. */
export const presentStoreRepairHistory = (unitId: string, { history }: View): HttpStoreRepairHistory => ({
  unit_id: unitId,
  repairs: history.repairs.map((entry) => ({
    repair_order_id: entry.repairOrderId, display_id: entry.displayId, status: entry.status, outcome: entry.outcome, under_warranty: entry.underWarranty,
    replaced_part_count: entry.lines.filter(({ kind }) => kind === "part_in").length, tests: entry.tests.map(({ name, passed }) => ({ name, passed })),
    opened_at: entry.openedAt, ready_at: entry.readyAt, returned_at: entry.returnedAt, closed_at: entry.closedAt,
  })).reverse(),
})

const presentEntry = (entry: View["history"]["repairs"][number], now: string): HttpRepairEntry => ({
  repair_order_id: entry.repairOrderId, display_id: entry.displayId, rma_line_id: entry.rmaLineId, status: entry.status, outcome: entry.outcome, outcome_reason: entry.outcomeReason,
  symptom_code: entry.symptomCode, component_code: entry.componentCode, defect_code: entry.defectCode, action_code: entry.actionCode, condition_code: entry.conditionCode,
  under_warranty: entry.underWarranty, workers: [...entry.workers],
  parts: entry.lines.filter(({ kind }) => kind === "part_in" || kind === "part_out").map(({ kind, partUnitId, inventoryItemId, quantity }) => ({ kind, unit_id: partUnitId, inventory_item_id: inventoryItemId, quantity })),
  labour_minutes: entry.lines.reduce((sum, { kind, minutes }) => sum + (kind === "labour" ? minutes ?? 0 : 0), 0),
  tests: entry.tests.map(({ name, passed, value }) => ({ name, passed, value })), first_check_passed: entry.firstCheckPassed, failed_check_count: entry.failedCheckCount,
  costs: presentCosts(costsOf([entry])), customer_wait_ms: entry.customerWaitMs, down_ms: downMsOf(entry, now), handed_over_at: entry.handedOverAt, received_at: entry.receivedAt,
  opened_at: entry.openedAt, ready_at: entry.readyAt, returned_at: entry.returnedAt, delivered_back_at: entry.deliveredBackAt, closed_at: entry.closedAt,
})

const presentCosts = (costs: RepairSignals["costs"]): HttpMoneyByPayer[] => costs.map(({ payer, currencyCode, amountMinor }) => ({ payer, currency_code: currencyCode, amount: toDecimal(amountMinor, currencyCode) }))
