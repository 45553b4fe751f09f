import { toDecimal } from "../../domain/common/money"
import { availableCustomerActions } from "../../domain/rma/available-actions"
import { refusalOfRma } from "../../domain/rma/decide-rma"
import { statusOf } from "../../domain/rma/status"
import type { HttpStoreRma } from "../../types/http/store-rma"
import { presentAddress } from "../addresses"
import type { Services } from "../respond"
import type { RmaView } from "./rma"
import { presentSatisfaction, type Satisfaction } from "./satisfaction"
import { presentStoreOffer } from "./store-offer"

type TimelineEntry = Awaited<ReturnType<Services["rmas"]["timeline"]>>[number]

/** What concerns the customer of all that happens to a return; the rest is the shop's inside. */
const TOLD: readonly string[] = [
  "submitted", "authorized", "denied", "info_requested", "canceled", "expired", "closed", "reminded", "noted", "line_in_transit", "line_received", "line_lost_in_transit",
  "line_not_returned", "line_refunded", "line_credit_granted", "line_replacement_ordered", "line_exchange_opened", "line_charged", "address_changed",
  "line_replacement_offered", "line_offer_accepted", "line_offer_declined", "line_offer_expired", "line_offer_withdrawn",
]
const CUSTOMERS = ["customer", "guest"]
/** Of these the agent's words are for the customer. */
const SAID_TO_HER: readonly string[] = ["info_requested", "denied", "line_replacement_offered"]

/** What is kept apart from the document itself. */
interface BesideRma {
  readonly satisfaction: Satisfaction | undefined
  readonly address: Parameters<typeof presentAddress>[0]
}

/** A return as its customer sees it: nothing of locations, inspections, agents, or what becomes of the unit. */
export function presentStoreRma(view: RmaView, timeline: readonly TimelineEntry[], { satisfaction, address }: BesideRma, at: string = new Date().toISOString()): HttpStoreRma {
  const { rma, units, notes, replacements } = view
  return {
    id: rma.id, display_id: rma.displayId, status: statusOf(rma, at), order_id: rma.orderId, submitted_at: rma.submittedAt, authorized_at: rma.authorizedAt, expires_at: rma.expiresAt,
    info_requested: rma.infoRequestedAt !== null && statusOf(rma, at) === "needs_review", closed_at: rma.closedAt, created_at: rma.createdAt,
    lines: rma.lines.map((line) => {
      const replacement = replacements.get(line.medusa.replacementLineItemId ?? "")
      return {
        id: line.id, unit_id: line.unitId, serial_number: units.get(line.unitId)?.serialNumber ?? "", reason_code: line.reasonCode, requested_resolution: line.requestedResolution,
        note: line.noteId === null ? null : notes.get(line.noteId) ?? null, reception: line.reception, decision: line.decision,
        decision_reason_codes: line.decisionReasons.filter(({ fact }) => fact === "reason_code").map(({ result }) => result),
        resolution: line.resolution, resolution_status: line.resolutionStage,
        amount: line.amountMinor === null || line.currencyCode === null ? null : toDecimal(line.amountMinor, line.currencyCode), currency_code: line.currencyCode,
        return_due_at: line.returnDueAt, replacement: replacement === undefined ? null : { serial_number: replacement.serialNumber, status: replacement.status },
        offer: line.offer === null ? null : presentStoreOffer(line.offer, notes, at), available_actions: availableCustomerActions(rma, line, { at }),
      }
    }),
    address: presentAddress(address),
    attachments: view.attachments.filter(({ uploadedBy }) => CUSTOMERS.includes(uploadedBy.type)).map(({ id, filename, mimeType }) => ({ id, filename, mime_type: mimeType })),
    // An agent's notes are between agents; what she asks the customer goes with the request for it.
    timeline: timeline.filter(({ type }) => TOLD.includes(type)).filter(({ type, actor }) => type !== "noted" || CUSTOMERS.includes(actor.type))
      .map(({ type, at: when, note, actor }) => ({ type, at: when, note: SAID_TO_HER.includes(type) || CUSTOMERS.includes(actor.type) ? note : null })),
    satisfaction: satisfaction === undefined ? null : presentSatisfaction(satisfaction),
    available_actions: [
      ...(refusalOfRma(rma, "cancel", { at }) === null ? ["cancel"] : []), ...(rma.closedAt === null && rma.canceledAt === null ? ["message"] : []), ...(rma.closedAt !== null && satisfaction === undefined ? ["rate"] : []),
    ],
  }
}
