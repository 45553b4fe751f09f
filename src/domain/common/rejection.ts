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
  "exception.resolved": { status: 409, meaning: "The exception case is already resolved." },
  "job.not_failed": { status: 409, meaning: "Only a failed job can be retried." },
  "location.not_in_sales_channel": { status: 409, meaning: "The location is not linked to the order's sales channel, so nothing of this order ships from there." },

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
