import type { TransitionTable } from "../common/transition"
import type { OfferStatus, Reception, RmaDecision } from "./rma"

export const RECEPTION_COMMANDS = ["mark_in_transit", "receive", "receive_wrong", "mark_not_returned", "mark_lost", "refuse", "waive", "cancel"] as const
export type ReceptionCommandName = (typeof RECEPTION_COMMANDS)[number]

/** A late parcel is received whatever was written down before; a wrong unit keeps the line open for the right one. */
export const RECEPTION_TRANSITIONS: TransitionTable<Reception, ReceptionCommandName> = {
  awaiting: {
    mark_in_transit: ["in_transit"], receive: ["received"], receive_wrong: ["wrong_unit"], mark_not_returned: ["not_returned"],
    mark_lost: ["lost_in_transit"], refuse: ["refused"], waive: ["waived"], cancel: ["canceled"],
  },
  in_transit: { receive: ["received"], receive_wrong: ["wrong_unit"], mark_not_returned: ["not_returned"], mark_lost: ["lost_in_transit"], refuse: ["refused"], waive: ["waived"] },
  wrong_unit: { receive: ["received"], receive_wrong: ["wrong_unit"], mark_not_returned: ["not_returned"], mark_lost: ["lost_in_transit"] },
  received: {},
  not_returned: { receive: ["received"], receive_wrong: ["wrong_unit"] },
  lost_in_transit: { receive: ["received"], receive_wrong: ["wrong_unit"] },
  refused: { receive: ["received"], receive_wrong: ["wrong_unit"] },
  waived: { receive: ["received"], receive_wrong: ["wrong_unit"] },
  canceled: {},
}

export const DECISION_COMMANDS = ["accept", "reject", "review"] as const
export type DecisionCommandName = (typeof DECISION_COMMANDS)[number]

/** A decision may be restated or overridden until something rests on it. */
export const DECISION_TRANSITIONS: TransitionTable<RmaDecision, DecisionCommandName> = {
  pending: { accept: ["accepted"], reject: ["rejected"], review: ["needs_review"] },
  needs_review: { accept: ["accepted"], reject: ["rejected"], review: ["needs_review"] },
  accepted: { accept: ["accepted"], reject: ["rejected"] },
  rejected: { accept: ["accepted"], reject: ["rejected"] },
}

export const OFFER_COMMANDS = ["accept_offer", "decline_offer", "withdraw_offer", "expire_offer"] as const
export type OfferCommandName = (typeof OFFER_COMMANDS)[number]

/** What was answered, or is over, stays so: what comes after is another offer. */
export const OFFER_TRANSITIONS: TransitionTable<OfferStatus, OfferCommandName> = {
  offered: { accept_offer: ["accepted"], decline_offer: ["declined"], withdraw_offer: ["withdrawn"], expire_offer: ["expired"] },
  accepted: {},
  declined: {},
  expired: {},
  withdrawn: {},
}
