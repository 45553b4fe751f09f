import { toDecimal } from "../../domain/common/money"
import { endOfOffer, offerStatusOf } from "../../domain/rma/offers"
import type { ReplacementOffer } from "../../domain/rma/rma"
import type { HttpStoreRmaOffer } from "../../types/http/store-rma"

/** What is offered in the unit's place, as the customer reads it. */
export const presentStoreOffer = (offer: ReplacementOffer, notes: ReadonlyMap<string, string>, at: string): HttpStoreRmaOffer => ({
  id: offer.id, variant_id: offer.variantId, title: offer.title, thumbnail: offer.thumbnail,
  credit_amount: offer.creditMinor === null || offer.currencyCode === null ? null : toDecimal(offer.creditMinor, offer.currencyCode), currency_code: offer.currencyCode,
  note: offer.noteId === null ? null : notes.get(offer.noteId) ?? null,
  status: offerStatusOf(offer, at), offered_at: offer.offeredAt, expires_at: offer.expiresAt, ended_at: endOfOffer(offer, at),
})
