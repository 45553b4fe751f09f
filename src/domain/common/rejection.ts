/** A value that can be stored as JSON and hashed in canonical form: no fractions, no undefined. */
export type Fact = string | boolean | number | null | readonly Fact[] | { readonly [key: string]: Fact }
export type Facts = { readonly [key: string]: Fact }

/**
 * Every refusal this product can give, with the HTTP status it becomes and what it means.
 * The codes are stable API; docs/rejections.md is generated from this table.
 */
export const REJECTIONS = {
  "request.invalid": { status: 400, meaning: "The body, the query or a parameter has the wrong form; `details.issues` names each path." },
  "request.too_many": { status: 400, meaning: "More units were named than one request may change (10,000)." },
  "not_found": { status: 404, meaning: "Nothing with this id exists." },
  "conflict.stale": { status: 409, meaning: "The document or unit changed since the version the caller saw; load it again and decide anew." },
  "conflict.busy": { status: 409, meaning: "Many writers changed the same units at once and this request lost every time; nothing was changed, try again." },

  "idempotency.key_reused": { status: 409, meaning: "This Idempotency-Key was used before for a different request." },
  "idempotency.in_progress": { status: 409, meaning: "A request with this Idempotency-Key is still running; ask again shortly." },

  "document.wrong_status": { status: 409, meaning: "The document's status does not allow this command; `details.allowed_from` lists the statuses that do." },

  "serial_number.empty": { status: 409, meaning: "A serial number is blank." },
  "serial_number.not_text": { status: 409, meaning: "A serial number is not text." },
  "serial_number.too_long": { status: 409, meaning: "A serial number is longer than the item's number format (or 64 characters) allows." },
  "serial_number.too_short": { status: 409, meaning: "A serial number is shorter than the item's number format allows." },
  "serial_number.bad_character": { status: 409, meaning: "A serial number has a character that the item's number format does not allow." },
  "serial_number.bad_mask": { status: 409, meaning: "A serial number does not match the mask of the item's number format." },
  "serial_number.bad_check_digit": { status: 409, meaning: "The check digit of a serial number is wrong: it was probably mistyped or misread." },
  "serial_number.duplicate": { status: 409, meaning: "A unit with this serial number exists within the item's uniqueness scope." },
  "serial_number.repeated": { status: 409, meaning: "The same serial number stands twice in one request." },

  "unit.not_found": { status: 404, meaning: "No unit has this id or serial number." },
  "unit.ambiguous": { status: 409, meaning: "Several units bear this serial number; `details.candidates` lists them, name the item too." },
  "unit.repeated": { status: 400, meaning: "The same unit is named twice in one request." },
  "unit.wrong_status": { status: 409, meaning: "The unit's status does not allow this command; `details.allowed_from` lists the statuses that do." },
  "unit.held": { status: 409, meaning: "The unit is on hold (recall, quality, fraud, theft or dispute) and must not be allocated or shipped." },
  "unit.hold_not_found": { status: 409, meaning: "The unit has no such hold." },
  "unit.hold_exists": { status: 409, meaning: "The unit already has a hold of this kind for this reason." },
  "unit.not_available": { status: 409, meaning: "The unit is not free for this line: other item, other location, held, or not in stock." },
  "unit.bound": { status: 409, meaning: "The unit belongs to a fulfilment; cancel the fulfilment first." },
  "unit.not_bound": { status: 409, meaning: "The unit does not belong to this fulfilment." },
  "unit.not_shops": { status: 409, meaning: "The unit belongs to a customer, not to the shop." },
  "unit.not_customers": { status: 409, meaning: "The unit belongs to the shop, not to a customer." },
  "unit.was_sold": { status: 409, meaning: "The unit was shipped before, so its number cannot be voided; scrap it instead." },
  "unit.in_component_cycle": { status: 409, meaning: "A unit cannot be installed into itself or into one of its own components." },
  "unit.same_place": { status: 409, meaning: "The unit already is where it should be moved to." },

  "grade.needs_item": { status: 409, meaning: "A unit of this grade is not sold as this item; name the inventory item it will be sold as." },
  "grade.unchanged": { status: 409, meaning: "The unit already has this grade." },
  "location.required": { status: 409, meaning: "This command needs a location and none can be derived." },
  "location.not_found": { status: 404, meaning: "No stock location has this id." },
  "quarantine.location_missing": { status: 409, meaning: "The location has no quarantine location yet." },
  "command.field_required": { status: 400, meaning: "The command lacks a field it needs." },
  "command.rejected": { status: 409, meaning: "Some of the units refuse the command, so none was changed; `details.rejected` has one entry for each." },
  "occurred_at.in_future": { status: 409, meaning: "An event cannot have happened in the future." },
  "correction.not_allowed": { status: 409, meaning: "This fact cannot be corrected this way; `details.correctable` lists the fields that can." },

  "receive.rejected": { status: 409, meaning: "At least one line cannot be received, so none was; `details.rejected` lists every bad line." },
  "policy.not_found": { status: 404, meaning: "No serial policy has this id, or the item has none." },
  "policy.exists": { status: 409, meaning: "The inventory item already has a serial policy." },
  "policy.in_use": { status: 409, meaning: "Units stand under this policy, so it cannot be deleted or changed this way." },
  "policy.not_ready": { status: 409, meaning: "Units do not equal Medusa's level at every location yet; `details.gaps` shows the difference." },
  "policy.not_tracked_in_stock": { status: 409, meaning: "The item's policy does not track units in stock, so none can be received." },
  "policy.needs_managed_inventory": { status: 409, meaning: "Tracking `full` needs a variant whose inventory Medusa manages." },
  "policy.not_adopting": { status: 409, meaning: "Only a policy that is adopting can be activated or can adopt stock." },
  "policy.ambiguous_variant": { status: 409, meaning: "The variant has no or several inventory items (a kit); name the inventory item." },
  "policy.step_down": { status: 409, meaning: "Tracking cannot be lowered while units of the item are on hand." },

  "allocation.short": { status: 409, meaning: "Fewer free units than the line needs; `details` has the counts." },
  "allocation.line_full": { status: 409, meaning: "The order line already has all its units." },
  "allocation.line_unknown": { status: 409, meaning: "The order has no such line for a serialized item." },
  "allocation.order_closed": { status: 409, meaning: "The order is canceled; nothing can be allocated to it." },
  "allocation.wrong_order": { status: 409, meaning: "The unit is not allocated to this order." },
  "swap.same_unit": { status: 409, meaning: "A unit cannot be swapped with itself." },
  "swap.not_possible": { status: 409, meaning: "The unit is picked, bound or shipped; it can no longer be swapped." },
  "pick.wrong_unit": { status: 409, meaning: "The scanned unit is not one of those allocated to this order; `details.expected` lists the right ones." },
  "shipment_correction.not_possible": { status: 409, meaning: "The shipped unit or the unit said to be shipped instead is not in a state that allows this correction." },

  "fulfillment.units_missing": { status: 409, meaning: "A serialized line lacks its named units; `details.lines` has the counts." },
  "fulfillment.serials_invalid": { status: 409, meaning: "A serial number given for the fulfilment does not fit its line." },
  "fulfillment.not_picked": { status: 409, meaning: "The item's policy wants units picked by scan before they are fulfilled." },
  "shipment.units_mismatch": { status: 409, meaning: "The units bound to the fulfilment are not exactly those it needs or those named." },
  "stock.managed_by_units": { status: 409, meaning: "The stock of this item follows its units and cannot be edited by hand." },
  "order.busy": { status: 409, meaning: "Another request is changing this order; try again in a moment." },

  "import.unreadable": { status: 400, meaning: "The file is not CSV or NDJSON with the expected columns." },
  "import.too_large": { status: 400, meaning: "The file has more lines than one import may hold." },
  "import.line_invalid": { status: 400, meaning: "A line of the file cannot be read, lacks a column it needs, or contradicts itself; its message says which." },
  "import.item_unknown": { status: 409, meaning: "No product has the SKU, variant or inventory item that the line names." },
  "import.location_unknown": { status: 409, meaning: "No stock location, or more than one, has the id or name that the line gives." },
  "import.owner_unknown": { status: 409, meaning: "No customer, or more than one, has the id or e-mail that the line gives; create the customer first or leave the owner out." },
  "warranty_policy.published": { status: 409, meaning: "A published warranty policy never changes; make a new version." },
  "warranty_policy.not_published": { status: 409, meaning: "The warranty policy is not published." },
  "rma.unit_in_other": { status: 409, meaning: "The unit stands on another open RMA; `details.rma_id` names it." },
  "rma.not_customers_unit": { status: 409, meaning: "The unit is not now this customer's (sold, registered or passed on to them); say why it is accepted with `blind_reason`." },
  "rma.item_required": { status: 409, meaning: "The serial number is unknown; name the variant or inventory item it is of, and why it is accepted." },
  "rma.not_returnable": { status: 409, meaning: "The unit is not with a customer or on its way back, so there is nothing to return." },
  "rma.ended": { status: 409, meaning: "The RMA is closed or canceled." },
  "rma.expired": { status: 409, meaning: "The authorization ran out; authorize it again first." },
  "rma.nothing_awaited": { status: 409, meaning: "All units of the RMA are here already." },
  "rma.nothing_named": { status: 400, meaning: "Name the units that were in the parcel, or say that nothing was in the box." },
  "rma.not_decided": { status: 409, meaning: "The line is not accepted (yet), so nothing can rest on it." },
  "rma.not_received": { status: 409, meaning: "The line's unit is not in our hands." },
  "rma.line_canceled": { status: 409, meaning: "The line was canceled." },
  "rma.wrong_decision": { status: 409, meaning: "The line's decision does not allow this; `details.allowed_from` lists those that do." },
  "rma.wrong_reception": { status: 409, meaning: "The line's reception does not allow this; `details.allowed_from` lists those that do." },
  "rma.wrong_unit": { status: 409, meaning: "Another unit than the line's own came back; refund, restock and replacement wait until that is cleared up." },
  "rma.already_begun": { status: 409, meaning: "A resolution or disposition has begun, so what it rests on cannot change any more." },
  "rma.already_resolved": { status: 409, meaning: "The line has a resolution already." },
  "rma.already_credited": { status: 409, meaning: "The order was credited when the unit was taken back; only refund and store credit are possible." },
  "rma.resolution_first": { status: 409, meaning: "The unit is still the customer's; decide what they get before it is restocked or scrapped." },
  "rma.disposition_not_possible": { status: 409, meaning: "This cannot be done with the unit; `details.allowed` lists what can." },
  "rma.advance_not_possible": { status: 409, meaning: "Only a replacement can go out in advance, and only while the unit is not back." },
  "rma.amount_not_taken": { status: 409, meaning: "This resolution takes no amount." },
  "rma.no_sale": { status: 409, meaning: "The unit belongs to no order we know, so there is no payment to give back." },
  "rma.no_customer": { status: 409, meaning: "The RMA has no customer, so there is no account for store credit." },
  "rma.passed_on": { status: 409, meaning: "The unit was passed on to another owner; only repair and replacement are offered." },
  "rma.already_paid": { status: 409, meaning: "Something was paid for this unit of this sale already." },
  "rma.line_unfinished": { status: 409, meaning: "A line lacks its outcome, so the RMA cannot be closed; `details.lines` lists what is missing." },
  "rma.unit_in_stock": { status: 409, meaning: "The scanned unit is in our own stock; scan the one that was in the parcel." },
  "replacement.address_missing": { status: 409, meaning: "There is no order or address by which the owner could be sent a replacement." },
  "vendor_claim.unit_in_other": { status: 409, meaning: "The unit stands on a vendor claim already that waits for the maker's answer." },
  "vendor_claim.unit_not_here": { status: 409, meaning: "Only a unit in quarantine or at the maker can be claimed, and only one in quarantine sent." },
  "vendor_claim.customers_unit": { status: 409, meaning: "The unit in quarantine is a customer's; it goes to the maker by the disposition `return_to_vendor` of its RMA line." },
  "vendor_claim.wrong_rma_line": { status: 409, meaning: "The RMA line that was named does not exist or is of another unit." },
  "vendor_claim.empty": { status: 409, meaning: "The vendor claim has no units." },
  "vendor_claim.too_many": { status: 409, meaning: "More units than one vendor claim may group; open another one." },
  "vendor_claim.units_sent": { status: 409, meaning: "Units were sent to the maker under this claim, so they cannot be taken off it and it cannot be canceled." },
  "vendor_claim.line_pending": { status: 409, meaning: "A line lacks the maker's answer; `details.line_ids` names them." },
  "vendor_claim.unit_moved_on": { status: 409, meaning: "The unit is not where this answer needs it to be: it is with somebody else, or something else was done with it since the answer before." },
  "vendor_claim.outcome_contradicts": { status: 409, meaning: "The answer contradicts itself: a replaced unit is kept by the maker, a returned one came back, and only a replaced one has a replacement." },
  "vendor_claim.replacement_required": { status: 409, meaning: "The answer `replaced` needs the unit that came instead." },
  "vendor_claim.replacement_in_use": { status: 409, meaning: "The replacement that was recorded before is promised, sold or otherwise used, so the answer cannot be corrected any more." },
  "vendor_claim.amount_required": { status: 409, meaning: "The answer `credited` needs the amount that was recovered." },
  "vendor_claim.amount_not_taken": { status: 409, meaning: "Nothing is recovered for a unit that was rejected or returned." },
  "vendor_claim.other_currency": { status: 409, meaning: "The claimed and the recovered amount of a line are in one currency." },
  "return_rule.not_valid": { status: 409, meaning: "A return rule contradicts itself." },
  "exception.resolved": { status: 409, meaning: "The exception case is already resolved." },
  "job.not_failed": { status: 409, meaning: "Only a failed job can be retried." },
  "order.change_in_progress": { status: 409, meaning: "Somebody is changing this order in Medusa (an order edit, return, claim or exchange that is not confirmed yet); confirm or cancel that change first." },
  "return.items_share_stock": { status: 409, meaning: "Two lines of one return are made of the same inventory item, which Medusa would restock for one of them only; return them one by one." },
  "return.without_location": { status: 409, meaning: "The return names no location, so Medusa cannot receive it." },
  "refund.above_paid": { status: 422, meaning: "More than was paid for the unit, or than is captured and not yet refunded on its order, cannot be given back." },
  "return.handled_by_rma": { status: 409, meaning: "A unit of this quantity is in an RMA, or became the shop's another way; Medusa's own return would credit and count it twice." },
  "refund.declined": { status: 409, meaning: "The payment provider declined the refund, so nothing was refunded by it; try again." },
  "settlement.above_owed": { status: 422, meaning: "More should be settled than the order owes." },
  "replacement.out_of_stock": { status: 409, meaning: "The replacement's stock does not suffice in the order's sales channel." },
  "store_credit.insufficient": { status: 422, meaning: "The customer's store credit in this currency does not suffice." },
  "store_credit.source_used": { status: 409, meaning: "This source already moved another amount of store credit." },
  "store_credit.not_reversible": { status: 409, meaning: "Only an entry that is no reversal itself can be reversed." },
  "store_credit.order_not_customers": { status: 409, meaning: "The order is not one of this customer's, so her store credit cannot pay it." },
  "location.not_in_sales_channel": { status: 409, meaning: "The location is not linked to the order's sales channel, so nothing of this order ships from there." },

  "repair_order.open": { status: 409, meaning: "The unit has an open repair order already; `details.repair_order_id` names it." },
  "repair_order.not_permitted": { status: 409, meaning: "This actor may not give this command: only an agent or the customer answers a quote, and a customer does nothing else." },
  "repair_order.lines_undecided": { status: 409, meaning: "Nobody has decided yet who pays for some lines (`details.line_ids`): add evidence by a diagnosis, or replace them by lines with a payer." },
  "repair_order.nothing_to_quote": { status: 409, meaning: "No line is to be paid by the customer, so there is nothing to approve." },
  "repair_order.quote_expired": { status: 409, meaning: "The quote is over or was replaced; a new one must be sent." },
  "repair_order.quote_in_past": { status: 409, meaning: "A quote cannot end before it is sent." },
  "repair_order.approval_needed": { status: 409, meaning: "The work costs the customer more than she has approved; send a quote first." },
  "repair_order.second_person_needed": { status: 409, meaning: "Whoever worked on the unit cannot pass its quality check." },
  "repair_order.tests_not_passed": { status: 409, meaning: "Tests failed, or tests of the product's protocol are missing; `details.tests` names them." },
  "repair_order.test_needs_value": { status: 409, meaning: "A test with limits needs the value that was measured." },
  "repair_order.test_needs_verdict": { status: 409, meaning: "A test without limits needs `passed`." },
  "repair_order.quality_check_needed": { status: 409, meaning: "The repair is not ready before a second person has passed its quality check." },
  "repair_order.parts_waiting": { status: 409, meaning: "Parts of this repair are not reserved yet, because none are free; `details.line_ids` names their lines." },
  "repair_order.parts_in_place": { status: 409, meaning: "Parts are installed, or were changed; remove their lines first." },
  "repair_order.second_no_fault": { status: 409, meaning: "No fault was found in this unit before: the second time needs a passed test named `soak` and another person." },
  "repair_order.unit_elsewhere": { status: 409, meaning: "The unit is not where this command needs it." },
  "repair_order.unit_not_returned": { status: 409, meaning: "The unit is still with us; return it before the order is closed." },
  "repair_order.unit_not_delivered": { status: 409, meaning: "The unit is on its way back; the order can be closed once it is delivered." },
  "repair_line.not_found": { status: 404, meaning: "The repair order has no such line." },
  "repair_line.part_is_out": { status: 409, meaning: "The part was taken out of the unit; that cannot be taken back, but the part can be put in again." },
  "repair_line.needs_part": { status: 409, meaning: "A part line names a unit, a serial number or an inventory item." },
  "repair_line.needs_unit": { status: 409, meaning: "Parts of this item have serial numbers; name the one." },
  "repair_line.part_elsewhere": { status: 409, meaning: "The part is known as a component of another unit, or is not in the unit it should come out of; a case for it was opened where it is an alarm." },
  "repair_line.needs_reason": { status: 409, meaning: "Goodwill needs a reason code." },
  "technician.email_taken": { status: 409, meaning: "A technician with this e-mail exists." },
  "technician.disabled": { status: 409, meaning: "The technician is disabled." },
  "token.invalid": { status: 409, meaning: "The one-time token is unknown, expired, withdrawn or used already; which of them is not said. Ask for a new one." },
  "rate_limit.exceeded": { status: 429, meaning: "Asked too often; the header `Retry-After` and `details.retry_after_seconds` say when to try again." },
  "attachment.too_large": { status: 400, meaning: "The file is larger than the shop takes; `details.limit_bytes` says how large it may be." },
  "attachment.type_not_allowed": { status: 400, meaning: "The content is not a JPEG, PNG, WebP or HEIC picture or a PDF, whatever its name says." },
  "attachment.too_many": { status: 409, meaning: "Too many files wait to be attached, or would be attached to one document; `details.limit` says how many may." },
  "attachment.not_found": { status: 404, meaning: "No attachment has this id, or it is not yours to see or use." },
  "attachment.already_attached": { status: 409, meaning: "The attachment belongs to a document already." },
} as const satisfies Record<string, { status: number; meaning: string }>

export type RejectionCode = keyof typeof REJECTIONS

/** A typed refusal: expected, never a bug. `message` names the thing and the rule in plain words. */
export interface Rejection {
  readonly code: RejectionCode
  readonly message: string
  readonly details?: Facts
}

export const reject = (code: RejectionCode, message: string, details?: Facts): Rejection =>
  details === undefined ? { code, message } : { code, message, details }

/** What services throw, once, for a rejection the domain returned. */
export class RejectionError extends Error {
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    super(rejection.message)
    this.name = "RejectionError"
    this.rejection = rejection
  }
}
