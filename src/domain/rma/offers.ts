import { type Rejection, reject } from "../common/rejection"
import { targetsOf } from "../common/transition"
import type { Instant } from "../unit/unit"
import type { OfferDraft, RmaLineCommand, RmaMoment } from "./commands"
import type { LineEffect } from "./decide-line"
import type { RmaOutcome } from "./decide-rma"
import { lineRefusal } from "./line-refusal"
import { refusalOfReplacement } from "./resolutions"
import type { OfferStatus, ReplacementOffer, Rma, RmaEntry, RmaLine } from "./rma"
import { hasRunOut } from "./status"
import { OFFER_TRANSITIONS, type OfferCommandName } from "./transitions"

/** Nobody waits longer for an answer, and the link that is mailed with an offer opens no unit for longer. */
export const OFFER_DAYS_MAX = 365

type OfferCommand = Extract<RmaLineCommand, { readonly name: "offer_replacement" | "withdraw_offer" | "accept_offer" | "decline_offer" }>

/** An offer whose time is over is expired from that moment on, whether or not a job has written it down. */
export const offerStatusOf = ({ status, expiresAt }: Pick<ReplacementOffer, "status" | "expiresAt">, at: Instant): OfferStatus =>
  status === "offered" && expiresAt <= at ? "expired" : status

/** When it ended, or null while it is open. */
export const endOfOffer = (offer: ReplacementOffer, at: Instant): Instant | null => (offerStatusOf(offer, at) === "expired" ? offer.expiresAt : offer.endedAt)

/** What the customer said yes to: the product that a replacement sends unless somebody names another. */
export const promisedVariant = ({ offer }: RmaLine): string | null => (offer?.status === "accepted" ? offer.variantId : null)

/** Without a draft: could anything be offered now? */
export function refusalOfOffer(rma: Rma, line: RmaLine, draft: Pick<OfferDraft, "expiresAt" | "creditMinor"> | null, at: Instant): Rejection | null {
  const { offer } = line
  if (offer !== null && offerStatusOf(offer, at) === "offered") return lineRefusal("rma.offer_open", rma, line, `"${offer.title}" is offered already`, { offer_id: offer.id, expires_at: offer.expiresAt })
  const standing = refusalOfStanding(rma, line, at)
  if (standing !== null || draft === null) return standing
  if (draft.creditMinor !== null && rma.customerId === null) return lineRefusal("rma.no_customer", rma, line, "nobody is known whose account the credit could go to")
  return draft.expiresAt <= at ? lineRefusal("rma.offer_too_late", rma, line, "the offer would end before it began", { expires_at: draft.expiresAt }) : null
}

/** An offer stands on a line that could still get a replacement. */
function refusalOfStanding(rma: Rma, line: RmaLine, at: Instant): Rejection | null {
  if (rma.expiredAt !== null || hasRunOut(rma, at)) return reject("rma.expired", `${rma.displayId} ran out on ${(rma.expiresAt ?? at).slice(0, 10)}; authorize it again first.`, { id: rma.id, expires_at: rma.expiresAt })
  return refusalOfReplacement(rma, line)
}

/** Only an open offer can be answered or withdrawn; what it ended with is told. */
export function refusalOfAnswer(rma: Rma, line: RmaLine, command: OfferCommandName, at: Instant): Rejection | null {
  const { offer } = line
  if (offer === null) return lineRefusal("rma.no_offer", rma, line, "nothing is offered on it")
  const status = offerStatusOf(offer, at)
  return targetsOf(OFFER_TRANSITIONS, status, command).length > 0 ? null : offerEnded(rma, line, offer, at)
}

export function offerEnded(rma: Rma, line: RmaLine, offer: ReplacementOffer, at: Instant): Rejection {
  const status = offerStatusOf(offer, at)
  const endedAt = endOfOffer(offer, at)
  return lineRefusal("rma.offer_ended", rma, line, `the offer of "${offer.title}" ${ENDED[status]}${endedAt === null ? "" : ` on ${endedAt.slice(0, 10)}`}`, { offer_id: offer.id, status, ended_at: endedAt, title: offer.title })
}

const ENDED: { readonly [Status in OfferStatus]: string } = {
  offered: "is another one", accepted: "was accepted", declined: "was declined", expired: "ran out", withdrawn: "was withdrawn",
}

export function effectOfOffer(line: RmaLine, command: OfferCommand, { at, actor }: RmaMoment): LineEffect {
  if (command.name === "offer_replacement") {
    // Another offer takes the place of one that was accepted: no is then no to both.
    const wishBefore = line.offer?.status === "accepted" ? line.offer.wishBefore : line.requestedResolution
    const { offer } = command
    return {
      name: "line_replacement_offered", data: { offer_id: offer.id, variant_id: offer.variantId, credit_minor: offer.creditMinor, currency_code: offer.currencyCode, expires_at: offer.expiresAt },
      changes: { requestedResolution: wishBefore, offer: { ...offer, offeredAt: at, offeredBy: actor, status: "offered", endedAt: null, answerNoteId: null, wishBefore } },
    }
  }
  const offer = line.offer as ReplacementOffer
  const data = { offer_id: offer.id, variant_id: offer.variantId }
  switch (command.name) {
    case "accept_offer":
      return { name: "line_offer_accepted", data, changes: { requestedResolution: "replacement", offer: { ...offer, status: "accepted", endedAt: at, answerNoteId: command.noteId } } }
    case "decline_offer":
      return { name: "line_offer_declined", data, changes: { requestedResolution: offer.wishBefore, offer: { ...offer, status: "declined", endedAt: at, answerNoteId: command.noteId } } }
    case "withdraw_offer":
      return { name: "line_offer_withdrawn", data: { ...data, reason_code: command.reasonCode }, changes: { offer: { ...offer, status: "withdrawn", endedAt: at } } }
  }
}

/**
 * Ends the open offers whose time is over, and those that no answer could carry out any more: the line was resolved
 * otherwise, rejected or canceled, a wrong unit came, the document is over. So whatever is open can be accepted. The
 * clock comes first: what it has ended was not withdrawn.
 */
export function withEndedOffers(rma: Rma, at: Instant): RmaOutcome {
  const entries: RmaEntry[] = []
  const lines = rma.lines.map((line) => {
    const end = line.offer?.status === "offered" ? endOf(rma, line, line.offer, at) : null
    if (end === null) return line
    entries.push({ type: end.type, lineId: line.id, data: { offer_id: end.offer.id, variant_id: end.offer.variantId, ...end.data } })
    return { ...line, offer: end.offer }
  })
  return { rma: entries.length === 0 ? rma : { ...rma, lines }, entries }
}

function endOf(rma: Rma, line: RmaLine, offer: ReplacementOffer, at: Instant): { readonly type: string; readonly data: RmaEntry["data"]; readonly offer: ReplacementOffer } | null {
  if (offerStatusOf(offer, at) === "expired") return { type: "line_offer_expired", data: {}, offer: { ...offer, status: "expired", endedAt: offer.expiresAt } }
  if (rma.closedAt === null && rma.canceledAt === null && refusalOfStanding(rma, line, at) === null) return null
  return { type: "line_offer_withdrawn", data: { reason_code: "not_possible_any_more" }, offer: { ...offer, status: "withdrawn", endedAt: at } }
}
