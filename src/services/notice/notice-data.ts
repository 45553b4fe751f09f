import type { NoticeTemplate } from "./notice-message"

/** What a template tells, to whom, and with what data: docs/notices.md is made of this table. */
export interface NoticeDescription {
  readonly tells: string
  readonly to: string
  /** Fields of its data and what they are, beside `url`, the portal's page for it. Those that do not apply are left out. */
  readonly data: { readonly [field: string]: string }
  /** Its `url` is a one-time link, whose secret is `token` too. */
  readonly link?: true
  /** Its `url` is the Admin's page. */
  readonly desk?: true
}

const RMA = { rma_id: "id of the RMA", display_id: "its number for people, `RMA-2026-000123`", order_id: "id of the order, or null", expires_at: "until when it must be sent back, or null" } as const
const REPAIR = { repair_order_id: "id of the repair order", display_id: "its number for people, `REP-2026-000123`", serial_number: "of the unit" } as const
const UNIT = { unit_id: "id of the unit", serial_number: "its serial number" } as const
const REGISTRATION = { registration_id: "id of the registration", ...UNIT } as const
const MONEY = { amount_minor: "in whole minor units of the currency", currency_code: "ISO 4217, small letters" } as const
const EXPIRES = { expires_at: "until when, UTC" } as const

export const NOTICE_DATA: { readonly [template in NoticeTemplate]: NoticeDescription } = {
  guest_access: { tells: "Here is the link to your order or product.", to: "buyer of the order, or owner of the unit", link: true, data: { order_id: "id of the order, or", order_display_id: "with the number the shop shows", unit_id: "id of the unit, or", serial_number: "with its serial number", ...EXPIRES } },
  ownership_transfer: { tells: "Somebody wants to pass a product on to you; take it over.", to: "the typed address", link: true, data: { transfer_id: "id of the transfer", serial_number: "of the unit", ...EXPIRES } },
  technician_invite: { tells: "You are invited to the bench; choose a password.", to: "technician", link: true, data: { technician_id: "who is invited", ...EXPIRES } },

  rma_requested: { tells: "Your request for a return has arrived.", to: "customer", data: RMA },
  rma_authorized: { tells: "You may send it back; the return slip and how to pack it.", to: "customer", data: RMA },
  rma_denied: { tells: "Your return was declined.", to: "customer", data: RMA },
  rma_info_requested: { tells: "Before a decision something more is needed from you.", to: "customer", data: RMA },
  rma_received: { tells: "Your parcel has arrived.", to: "customer", data: { ...RMA, received_count: "how many units were in it" } },
  rma_resolved: { tells: "What you get for what you sent back.", to: "customer", data: { ...RMA, resolution: "what you get, as a code", ...MONEY, return_due_at: "with a replacement in advance: by when the old unit must be back" } },
  rma_expiring: { tells: "Your permission to send it back ends soon.", to: "customer", data: RMA },
  rma_expired: { tells: "Your permission to send it back has ended.", to: "customer", data: RMA },
  replacement_offer: { tells: "We offer you another product in its place; say yes or no.", to: "customer", link: true, data: { ...RMA, line_id: "which line", offer_id: "id of the offer", title: "what is offered", amount_minor: "store credit on top, where there is some: in whole minor units of the currency", currency_code: MONEY.currency_code, ...EXPIRES } },
  replacement_offer_answered: { tells: "The customer has answered your offer.", to: "the agent who offered it", desk: true, data: { rma_id: RMA.rma_id, display_id: RMA.display_id, line_id: "which line", offer_id: "id of the offer", title: "what was offered", answer: "accepted or declined" } },
  advance_replacement_due: { tells: "You have the replacement; send the old unit back soon.", to: "customer", data: { ...RMA, line_id: "which line" } },
  advance_replacement_charged: { tells: "The old unit did not come back; it was charged.", to: "customer", data: { ...RMA, payment_collection_id: "what was charged", charged: "true" } },
  payment_link: { tells: "Pay here.", to: "customer", data: { ...RMA, payment_collection_id: "what is to be paid", ...MONEY, charged: "false, where a charge was tried" } },

  repair_quote: { tells: "What the repair costs; approve or decline.", to: "customer", link: true, data: { ...REPAIR, quote_id: "id of the quote", ...MONEY, ...EXPIRES } },
  repair_ready: { tells: "Your unit is ready.", to: "customer", data: { ...REPAIR, outcome: "what came of the repair, as a code" } },
  repair_closed: { tells: "The repair is finished; how did we do?", to: "customer", data: { ...REPAIR, outcome: "what came of the repair, as a code" } },

  warranty_registered: { tells: "Your product is registered; its certificate.", to: "customer", data: REGISTRATION },
  warranty_registration_rejected: { tells: "Your product could not be registered, and why.", to: "customer", data: { ...REGISTRATION, reason_code: "why" } },
  warranty_expiring: { tells: "Your warranty ends soon.", to: "customer", data: { ...UNIT, entitlement_id: "id of the entitlement", warranty: "its name", ends_on: "last covered day" } },
  warranty_claim_info_requested: { tells: "We asked you something about your warranty claim; the question stands on its page.", to: "customer", data: { claim_id: "id of the claim", display_id: "its number for people" } },
  warranty_claim_decided: { tells: "Your warranty claim was decided.", to: "customer", data: { claim_id: "id of the claim", display_id: "its number for people", status: "what became of it" } },
}
