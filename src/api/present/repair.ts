import { toDecimal } from "../../domain/common/money"
import { availableRepairActions } from "../../domain/repair/available-actions"
import { type CheckIn, liveLines, type Quote, type RepairLine, type RepairTimer } from "../../domain/repair/repair-order"
import { isForgotten, minutesOf } from "../../domain/repair/timers"
import { totalsOf } from "../../domain/repair/totals"
import type { HttpCheckIn, HttpQuote, HttpRepairLine, HttpRepairOrder, HttpRepairTimer } from "../../types/http/repair"
import { presentAttachment } from "./attachment"
import type { Services } from "../respond"

export type RepairView = Awaited<ReturnType<Services["repairs"]["get"]>>

/** A repair order as the contract gives it. What it costs is in decimals of its currency; without one nobody has named a price. */
export function presentRepair({ order, unit, bench, pendingWork, notes, attachments }: RepairView): HttpRepairOrder {
  const amount = (minor: number): number => (order.currencyCode === null ? 0 : toDecimal(minor, order.currencyCode))
  const totals = totalsOf(order)
  return {
    id: order.id, display_id: order.displayId, unit_id: order.unitId, serial_number: unit.serialNumber, unit_status: unit.status, rma_line_id: order.rmaLineId,
    status: order.status, resume_status: order.resumeStatus, pause_reason: order.pauseReason, priority: order.priority, promised_on: order.promisedOn, problem: order.problem,
    technician_id: order.assignedTo, location_id: order.locationId, currency_code: order.currencyCode,
    symptom_code: order.diagnosis.symptomCode, component_code: order.diagnosis.componentCode, defect_code: order.diagnosis.defectCode, action_code: order.diagnosis.actionCode,
    condition_code: order.diagnosis.conditionCode, outcome: order.outcome, outcome_reason: order.outcomeReason,
    lines: liveLines(order).map((line) => presentLine(line, amount)),
    tests: order.tests.map((test) => ({
      id: test.id, name: test.name, value: test.value, unit: test.unit, min: test.min, max: test.max, passed: test.passed, recorded_by: { ...test.recordedBy }, recorded_at: test.recordedAt,
    })),
    check_in: order.checkIn === null ? null : presentCheckIn(order.checkIn), timers: order.timers.map((timer) => presentTimer(timer, bench.at)),
    quote: order.quote === null ? null : presentQuote(order.quote, order.currencyCode, amount, bench.at),
    quality_check: order.qualityCheck === null ? null : { passed: order.qualityCheck.passed, by: { ...order.qualityCheck.by }, at: order.qualityCheck.at },
    totals: { warranty: amount(totals.warranty), goodwill: amount(totals.goodwill), customer: amount(totals.customer), undecided: amount(totals.undecided) },
    approved_amount: amount(order.approvedMinor), payment_collection_id: order.paymentCollectionId, paid_amount: amount(order.paidMinor), payment_status: paymentStatusOf(order, totals.customer), vendor_id: order.vendorId, opened_by: { ...order.openedBy }, opened_at: order.openedAt,
    ready_at: order.readyAt, returned_at: order.returnedAt, closed_at: order.closedAt, version: order.version, available_actions: availableRepairActions(order, bench),
    notes: notes.map(({ id, command, body, by, at }) => ({ id, command, note: body, by: { ...by }, at })), attachments: attachments.map(presentAttachment),
    pending_work: pendingWork.map((work) => ({ ...work })), updated_at: order.updatedAt,
  }
}

function paymentStatusOf({ paymentCollectionId, paidMinor }: RepairView["order"], owedMinor: number): HttpRepairOrder["payment_status"] {
  if (paymentCollectionId === null) return null
  return paidMinor >= owedMinor ? "paid" : paidMinor > 0 ? "partially_paid" : "due"
}

const presentCheckIn = ({ id, scannedAs, conditionCode, accessories, by, at }: CheckIn): HttpCheckIn => ({ id, scanned_as: scannedAs, condition_code: conditionCode, accessories: [...accessories], by: { ...by }, at })

function presentTimer(timer: RepairTimer, now: string): HttpRepairTimer {
  const [type = "", ...id] = timer.worker.split(":")
  return {
    id: timer.id, line_id: timer.lineId, by: { type, id: id.join(":") }, started_at: timer.startedAt, stopped_at: timer.stoppedAt, minutes: minutesOf([timer], now),
    corrected_minutes: timer.correctedMinutes, is_forgotten: isForgotten(timer, now),
  }
}

const presentLine = (line: RepairLine, amount: (minor: number) => number): HttpRepairLine => ({
  id: line.id, kind: line.kind, description: line.description, labour_code: line.labourCode, minutes: line.minutes, unit_id: line.unitId, inventory_item_id: line.inventoryItemId, quantity: line.quantity,
  amount: line.amountMinor === null ? null : amount(line.amountMinor), part_state: line.partState, added_by: { ...line.addedBy }, added_at: line.addedAt,
  coverage: { payer: line.coverage.payer, entitlement_id: line.coverage.entitlementId, percent: line.coverage.percent, reasons: line.coverage.reasons.map((reason) => ({ ...reason })) },
})

const presentQuote = (quote: Quote, currencyCode: string | null, amount: (minor: number) => number, now: string): HttpQuote => ({
  id: quote.id, number: quote.number, amount: amount(quote.amountMinor), currency_code: currencyCode, status: quote.status, is_expired: quote.status === "sent" && quote.expiresAt <= now,
  sent_at: quote.sentAt, expires_at: quote.expiresAt, decided_at: quote.decidedAt,
})
