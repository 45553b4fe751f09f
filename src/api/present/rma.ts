import { toDecimal } from "../../domain/common/money"
import { availableLineActions, availableRmaActions } from "../../domain/rma/available-actions"
import { possibleDispositions } from "../../domain/rma/dispositions"
import { possibleResolutions } from "../../domain/rma/resolutions"
import type { Rma, RmaLine } from "../../domain/rma/rma"
import { statusOf } from "../../domain/rma/status"
import type { HttpReturnRule, HttpRma, HttpRmaEntry, HttpRmaLine } from "../../types/http/rma"
import type { Services } from "../respond"
import { presentStoreOffer } from "./store-offer"

export type RmaView = Awaited<ReturnType<Services["rmas"]["get"]>>
type TimelineEntry = Awaited<ReturnType<Services["rmas"]["timeline"]>>[number]
type StoredReturnRule = Awaited<ReturnType<Services["rmas"]["rules"]["get"]>>

/** An RMA as the contract gives it to an agent. */
export function presentRma(view: RmaView, at: string = new Date().toISOString()): HttpRma {
  const { rma, pendingWork } = view
  return {
    id: rma.id, display_id: rma.displayId, status: statusOf(rma, at), source: rma.source, order_id: rma.orderId, customer_id: rma.customerId, country_code: rma.countryCode,
    submitted_at: rma.submittedAt, info_requested_at: rma.infoRequestedAt, authorized_at: rma.authorizedAt, expires_at: rma.expiresAt,
    due_at: rma.dueAt, is_overdue: rma.dueAt !== null && rma.dueAt <= at, canceled_at: rma.canceledAt, expired_at: rma.expiredAt, closed_at: rma.closedAt,
    version: rma.version, created_at: rma.createdAt, lines: rma.lines.map((line) => presentLine(view, rma, line, at)),
    attachments: presentAttachments(view), pending_work: pendingWork.map((work) => ({ ...work })), available_actions: availableRmaActions(rma, { at }),
  }
}

const presentAttachments = ({ attachments }: RmaView): HttpRma["attachments"] =>
  attachments.map(({ id, filename, mimeType, size, createdAt }) => ({ id, filename, mime_type: mimeType, size, created_at: createdAt }))

function presentLine({ units, notes, replacements }: RmaView, rma: Rma, line: RmaLine, at: string): HttpRmaLine {
  const unit = units.get(line.unitId)
  const isOver = rma.closedAt !== null || rma.canceledAt !== null
  return {
    id: line.id, position: line.position, unit_id: line.unitId, serial_number: unit?.serialNumber ?? "", unit_status: unit?.status ?? "void",
    inventory_item_id: line.inventoryItemId, variant_id: line.variantId, order_id: line.sale?.orderId ?? null, line_item_id: line.sale?.lineItemId ?? null,
    reason_code: line.reasonCode, requested_resolution: line.requestedResolution, note: line.noteId === null ? null : notes.get(line.noteId) ?? null, blind_reason: line.blindReason, was_passed_on: line.wasPassedOn,
    reception: line.reception, reception_reason: line.receptionReason, received_at: line.receivedAt, tracking_number: line.trackingNumber,
    wrong_unit: line.wrongSerialNumber === null ? null : { unit_id: line.wrongUnitId, serial_number: line.wrongSerialNumber },
    decision: line.decision, decision_reasons: line.decisionReasons.map((reason) => ({ ...reason })), decided_by: line.decidedBy === null ? null : { ...line.decidedBy }, decided_at: line.decidedAt, assessment_id: line.assessmentId,
    inspected_at: line.inspectedAt, grade: line.grade, fault_codes: [...line.faultCodes], checklist: { ...line.checklist },
    disposition: line.disposition, disposition_status: line.dispositionStage, disposition_reference: line.dispositionReference === null ? null : { ...line.dispositionReference },
    resolution: line.resolution, resolution_status: line.resolutionStage,
    amount: line.amountMinor === null || line.currencyCode === null ? null : toDecimal(line.amountMinor, line.currencyCode), currency_code: line.currencyCode,
    advance: line.isAdvance, return_due_at: line.returnDueAt, charged: line.isCharged, replacement: presentReplacement(line, replacements),
    return_id: line.medusa.returnId ?? null, exchange_id: line.medusa.exchangeId ?? null, claim_id: line.medusa.claimId ?? null, payment_collection_id: line.medusa.paymentCollectionId ?? null,
    offer: line.offer === null ? null : presentOffer(line.offer, notes, at),
    available_actions: availableLineActions(rma, line, { at }), available_dispositions: isOver ? [] : possibleDispositions(rma, line), available_resolutions: isOver ? [] : possibleResolutions(rma, line),
  }
}

const presentOffer = (offer: NonNullable<RmaLine["offer"]>, notes: RmaView["notes"], at: string): HttpRmaLine["offer"] => ({
  ...presentStoreOffer(offer, notes, at), offered_by: { ...offer.offeredBy }, answer: offer.answerNoteId === null ? null : notes.get(offer.answerNoteId) ?? null, wish_before: offer.wishBefore,
})

function presentReplacement({ medusa }: RmaLine, replacements: RmaView["replacements"]): HttpRmaLine["replacement"] {
  const { replacementLineItemId, replacementOrderId } = medusa
  if (replacementLineItemId === undefined) return null
  const unit = replacements.get(replacementLineItemId)
  return { order_id: replacementOrderId ?? null, line_item_id: replacementLineItemId, unit: unit === undefined ? null : { id: unit.id, serial_number: unit.serialNumber, status: unit.status } }
}

export const presentTimeline = (entries: readonly TimelineEntry[]): HttpRmaEntry[] =>
  entries.map(({ id, type, lineId, actor, at, data, note }) => ({ id, type, line_id: lineId, actor: { ...actor }, at, data: { ...data }, note }))

export const presentReturnRule = (rule: StoredReturnRule): HttpReturnRule => ({
  id: rule.id, name: rule.name, priority: rule.priority, enabled: rule.isEnabled, outcome: rule.outcome, reason_code: rule.reasonCode,
  conditions: presentConditions(rule.conditions), version: rule.version, created_at: rule.createdAt, updated_at: rule.updatedAt,
})

function presentConditions(conditions: StoredReturnRule["conditions"]): Record<string, unknown> {
  const { reasonCodes, requestedResolutions, variantIds, inventoryItemIds, countries, sources, within, after, coverage, includesBlind } = conditions
  const all = {
    reason_codes: reasonCodes, requested_resolutions: requestedResolutions, variant_ids: variantIds, inventory_item_ids: inventoryItemIds, countries, sources, within, after, coverage, includes_blind: includesBlind,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
