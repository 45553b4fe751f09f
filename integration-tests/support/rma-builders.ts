import type { RmaCommand, RmaCommandName, RmaLineCommand } from "../../src/domain/rma/commands"
import type { ReplacementOffer, Rma, RmaLine, RmaStatus } from "../../src/domain/rma/rma"
import { AT } from "./unit-builders"

export const LATER = "2026-03-20T09:30:00.000Z"
export const AGENT = { type: "user", id: "user_1" } as const
export const MOMENT = { at: AT, actor: AGENT }
export const PAID = { amountMinor: 10_000, currencyCode: "eur", isKit: false } as const

export function buildLine(overrides: Partial<RmaLine> = {}): RmaLine {
  return {
    id: "rmal_1", position: 1, unitId: "unit_1", inventoryItemId: "iitem_drill", variantId: "variant_drill", sale: { orderId: "order_1", lineItemId: "ordli_1" }, wasPassedOn: false,
    reasonCode: "defective", requestedResolution: "refund", blindReason: null, noteId: null,
    reception: "awaiting", receptionReason: null, receivedAt: null, trackingNumber: null, wrongUnitId: null, wrongSerialNumber: null,
    decision: "accepted", decisionReasons: [], decidedBy: null, decidedAt: null, assessmentId: null,
    inspectedAt: null, grade: null, faultCodes: [], checklist: {},
    disposition: null, dispositionStage: null, dispositionTo: {}, disposedAt: null, dispositionReference: null,
    resolution: null, resolutionStage: null, resolvedAt: null, resolutionVariantId: null, amountMinor: null, currencyCode: null, paid: null,
    isAdvance: false, returnDueAt: null, isCharged: false, replacementUnitId: null, takeOverPath: null, medusa: {}, offer: null,
    ...overrides,
  }
}

/** An open offer of another product; `endedAt` goes with the status. */
export const buildOffer = (overrides: Partial<ReplacementOffer> = {}): ReplacementOffer => ({
  id: "rmao_1", variantId: "variant_drill_b", title: "Drill, used", thumbnail: null, creditMinor: null, currencyCode: null, noteId: null,
  offeredAt: AT, offeredBy: AGENT, expiresAt: LATER, status: "offered", endedAt: (overrides.status ?? "offered") === "offered" ? null : AT, answerNoteId: null, wishBefore: "refund", ...overrides,
})

export function buildRma(overrides: Partial<Omit<Rma, "lines">> = {}, lines: readonly Partial<RmaLine>[] = [{}]): Rma {
  return {
    id: "rma_1", displayId: "RMA-2026-000001", source: "agent", orderId: "order_1", customerId: "cus_1", countryCode: "de",
    submittedAt: AT, infoRequestedAt: null, authorizedAt: null, expiresAt: null, canceledAt: null, expiredAt: null, closedAt: null, dueAt: null, remindedAt: null,
    version: 1, createdAt: AT, ...overrides,
    lines: lines.map((line, index) => buildLine({ id: `rmal_${index + 1}`, position: index + 1, unitId: `unit_${index + 1}`, ...line })),
  }
}

/** A usual document in each status, of one line. */
export const RMA_IN: { readonly [Status in RmaStatus]: () => Rma } = {
  draft: () => buildRma({ submittedAt: null }, [{ decision: "pending" }]),
  requested: () => buildRma({}, [{ decision: "pending" }]),
  needs_review: () => buildRma({}, [{ decision: "needs_review" }]),
  authorized: () => buildRma({ authorizedAt: AT, expiresAt: LATER }),
  denied: () => buildRma({}, [{ decision: "rejected" }]),
  partially_received: () => buildRma({}, [{ reception: "received" }, {}]),
  received: () => buildRma({}, [{ reception: "received" }]),
  resolving: () => buildRma({}, [{ reception: "received", resolution: "refund", resolutionStage: "begun" }]),
  closed: () => buildRma({ closedAt: AT }),
  canceled: () => buildRma({ canceledAt: AT }, [{ reception: "canceled" }]),
  expired: () => buildRma({ authorizedAt: AT, expiresAt: AT, expiredAt: AT }),
}

export const rmaCommand = (name: RmaCommandName): RmaCommand => (name === "authorize" ? { name, reasonCode: "ok", expiresAt: LATER } : { name, reasonCode: "ok" })

/** A well-formed form of each command on a line. */
export const LINE_COMMANDS: { readonly [Name in RmaLineCommand["name"]]: Extract<RmaLineCommand, { readonly name: Name }> } = {
  decide: { name: "decide", decision: "accepted", reasons: [] },
  mark_in_transit: { name: "mark_in_transit", trackingNumber: "T-1" },
  receive: { name: "receive", trackingNumber: null },
  receive_wrong: { name: "receive_wrong", wrongUnitId: "unit_9", wrongSerialNumber: "SN0009" },
  inspect: { name: "inspect", grade: "b", faultCodes: ["no_power"], checklist: {} },
  dispose: { name: "dispose", disposition: "restock", to: {} },
  resolve: { name: "resolve", resolution: "refund", amountMinor: null, variantId: null, advance: false, returnDueAt: null, paid: PAID },
  waive: { name: "waive", reasonCode: null },
  mark_not_returned: { name: "mark_not_returned", reasonCode: null },
  mark_lost: { name: "mark_lost", reasonCode: null },
  refuse: { name: "refuse", reasonCode: null },
  offer_replacement: { name: "offer_replacement", offer: { id: "rmao_2", variantId: "variant_saw", title: "Saw", thumbnail: null, creditMinor: null, currencyCode: null, noteId: null, expiresAt: LATER } },
  withdraw_offer: { name: "withdraw_offer", reasonCode: null },
  accept_offer: { name: "accept_offer", noteId: null },
  decline_offer: { name: "decline_offer", noteId: "anote_1" },
}
