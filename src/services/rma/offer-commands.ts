import { RejectionError, reject } from "../../domain/common/rejection"
import { decideLine } from "../../domain/rma/decide-line"
import { offerEnded } from "../../domain/rma/offers"
import type { ReplacementOffer, RmaLine } from "../../domain/rma/rma"
import type { CommandRequest, CommandResult, Ledger } from "../../ledger/run-command"
import { noticeMessage } from "../notice/notice-message"
import { grantCredit } from "../store-credit/grant-credit"
import { createToken } from "../token/create-token"
import { lineOf, noteOf } from "./change-rma"
import { findOffer } from "./offer-store"
import { onRma, type RmaTarget, type RmaWork } from "./on-rma"
import { rmaNotice } from "./rma-notices"
import { daysAfter, OFFER_DAYS } from "./service-levels"

interface OfferTarget extends RmaTarget {
  readonly lineId: string
  readonly note?: string
}

export interface OfferReplacement extends OfferTarget {
  readonly variantId: string
  readonly title: string
  readonly thumbnail: string | null
  readonly credit: { readonly amountMinor: number; readonly currencyCode: string } | null
  /** Null: as long as offers hold. */
  readonly expiresAt: string | null
}

/** Offers another product in the unit's place and mails it with a link. It never outlasts the authorization of a unit that is still to be sent. */
export async function offerReplacement(ledger: Ledger, request: CommandRequest, input: OfferReplacement): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const before = lineOf(rma, input.lineId)
    const noteId = noteOf(ledger, rma, request, input.note)
    const wanted = input.expiresAt ?? daysAfter(rma.moment.at, ledger.offerDays ?? OFFER_DAYS)
    const { expiresAt: authorizedUntil } = rma.current
    const line = rma.decidedLine(decideLine(rma.current, before, {
      name: "offer_replacement",
      offer: {
        id: ledger.newId("rmao"), variantId: input.variantId, title: input.title, thumbnail: input.thumbnail, noteId,
        creditMinor: input.credit?.amountMinor ?? null, currencyCode: input.credit?.currencyCode ?? null,
        expiresAt: isToBeSent(before) && authorizedUntil !== null && authorizedUntil < wanted ? authorizedUntil : wanted,
      },
    }, rma.moment), noteId)
    const offer = line.offer as ReplacementOffer
    rma.send(...rmaNotice(rma.current, "replacement_offer", {
      line_id: line.id, offer_id: offer.id, title: offer.title, expires_at: offer.expiresAt, ...(offer.creditMinor === null ? {} : { amount_minor: offer.creditMinor, currency_code: offer.currencyCode }),
    }, await offerToken(rma, offer, line)))
    return { offer_id: offer.id }
  })
}

const isToBeSent = ({ reception }: RmaLine): boolean => reception === "awaiting"

/**
 * As with a quote: the link opens the unit to its owner; where she is known only by her order, the order. Whoever sends
 * back what is another's gets no key to it, only the page where one signs in.
 */
async function offerToken(rma: RmaWork, { id, expiresAt }: ReplacementOffer, line: RmaLine): Promise<string | null> {
  const { customerId, orderId } = rma.current
  const { ownerCustomerId, orderId: orderOfUnit } = rma.unitOf(line)
  if (ownerCustomerId !== customerId) return null
  const subject = customerId !== null ? { type: "unit", id: line.unitId } : orderId !== null && orderOfUnit === orderId ? { type: "order", id: orderId } : null
  if (subject === null) return null
  return (await createToken(rma.ledger, rma.client, { purpose: "guest_access", subject, scope: { customer_id: customerId }, expiresAt, requestKey: `rma_offer:${id}` })).id
}

/** Takes an offer back that nobody has answered. */
export async function withdrawOffer(ledger: Ledger, request: CommandRequest, input: OfferTarget & { readonly reasonCode: string | null }): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = lineOf(rma, input.lineId)
    const noteId = noteOf(ledger, rma, request, input.note)
    if (line.offer?.status === "withdrawn") {
      // Once is enough; what she says beside it is kept all the same.
      if (noteId !== null) rma.tell({ type: "noted", lineId: line.id, data: {} }, noteId)
      return
    }
    rma.decidedLine(decideLine(rma.current, line, { name: "withdraw_offer", reasonCode: input.reasonCode }, rma.moment), noteId)
  })
}

export interface AnswerOffer extends OfferTarget {
  readonly answer: "accept_offer" | "decline_offer"
  /** What the customer has before her: never the one that came after it. */
  readonly offerId: string | null
}

/** The customer's yes or no, once: saying the same again changes nothing, and says nothing new. */
export async function answerOffer(ledger: Ledger, request: CommandRequest, input: AnswerOffer): Promise<CommandResult> {
  return onRma(ledger, request, input, async (rma) => {
    const line = lineOf(rma, input.lineId)
    if (input.offerId !== null && line.offer?.id !== input.offerId) throw await refusalOfOther(rma, line, input.offerId)
    if (line.offer?.status === (input.answer === "accept_offer" ? "accepted" : "declined")) return
    const noteId = noteOf(ledger, rma, request, input.note)
    const answered = rma.decidedLine(decideLine(rma.current, line, { name: input.answer, noteId }, rma.moment), noteId)
    tellAgent(rma, answered)
  })
}

/** What she answered is not what is offered: an older one tells how it ended, another line's does not exist here. */
async function refusalOfOther(rma: RmaWork, line: RmaLine, offerId: string): Promise<RejectionError> {
  const older = await findOffer(rma.client, line.id, offerId)
  if (older !== null) return new RejectionError(offerEnded(rma.current, line, older, rma.moment.at))
  const id = offerId.slice(0, OFFER_ID_LENGTH_TOLD)
  return new RejectionError(reject("not_found", `Line ${line.position} of ${rma.current.displayId} has no offer ${id}.`, { line_id: line.id, offer_id: id }))
}

const OFFER_ID_LENGTH_TOLD = 64

/** Whoever offered it goes on with it. */
function tellAgent(rma: RmaWork, { id, offer }: RmaLine): void {
  if (offer === null || offer.offeredBy.type !== "user") return
  rma.send(noticeMessage({
    template: "replacement_offer_answered", recipient: { type: "user", id: offer.offeredBy.id }, documentId: rma.current.id,
    data: { rma_id: rma.current.id, display_id: rma.current.displayId, line_id: id, offer_id: offer.id, title: offer.title, answer: offer.status },
  }))
}

/** What was promised on top goes to the customer's account together with the replacement she accepted, once for the offer. */
export async function grantPromisedCredit(rma: RmaWork, { id, resolution, resolutionVariantId, offer }: RmaLine): Promise<void> {
  const { customerId } = rma.current
  if (resolution !== "replacement" || offer?.status !== "accepted" || resolutionVariantId !== offer.variantId) return
  const { creditMinor, currencyCode } = offer
  if (creditMinor === null || currencyCode === null || customerId === null) return
  await grantCredit(rma.client, rma.ledger, { customerId, currencyCode, amountMinor: creditMinor, source: { type: "rma_offer", id: offer.id }, actor: rma.moment.actor, reasonCode: "replacement_offer" })
  rma.tell({ type: "line_credit_granted", lineId: id, data: { offer_id: offer.id, amount_minor: creditMinor, currency_code: currencyCode } })
}
