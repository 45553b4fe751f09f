import { z } from "@medusajs/framework/zod"
import { DISPOSITIONS, RESOLUTIONS, RMA_STATUSES } from "../../../domain/rma/rma"
import { address } from "../../addresses"
import { amount, currencyCode } from "../../money"
import { calendarDate, expectedVersion, grade, id, keyset, listOf, note, reasonCode, scannedSerial, shortText } from "../../validators"

const LINES_MAX = 200
const FAULT_CODES_MAX = 50
const AMOUNT_MAX = 1_000_000_000_000

const attachmentIds = z.array(id).max(20).optional()
const unitReference = { unit_id: id.optional(), serial_number: scannedSerial.optional() }
const oneOf = (line: { unit_id?: string | undefined; serial_number?: string | undefined }): boolean => (line.unit_id === undefined) !== (line.serial_number === undefined)
const NAME_ONE = { path: ["serial_number"], message: "Name the unit either by unit_id or by serial_number." }

export const openRma = z.strictObject({
  order_id: id.optional(),
  customer_id: id.optional(),
  lines: z.array(z.strictObject({
    ...unitReference, reason_code: reasonCode, requested_resolution: z.enum(RESOLUTIONS).default("refund"), note: note.optional(),
    blind_reason: shortText.optional().meta({ description: "Why the unit is accepted without being provably this customer's." }),
    variant_id: id.optional().meta({ description: "What a number is of that was sold before the system." }), inventory_item_id: id.optional(),
  }).refine(oneOf, NAME_ONE)).min(1).max(LINES_MAX),
  attachment_ids: attachmentIds,
  address: address.optional(),
})

export const noteRma = z.strictObject({ note: note.optional(), attachment_ids: attachmentIds, line_id: id.optional(), expected_version: expectedVersion.optional() })
  .refine((body) => body.note !== undefined || (body.attachment_ids?.length ?? 0) > 0, { path: ["note"], message: "Write a note or attach a file." })

export const listRmas = z.strictObject({
  ...keyset, q: shortText.optional(), status: listOf(z.enum(RMA_STATUSES)).optional(), order_id: id.optional(), customer_id: id.optional(), unit_id: id.optional(),
  overdue: z.enum(["true", "false"]).transform((text) => text === "true").optional(),
})

export const changeRma = z.strictObject({ reason_code: reasonCode.optional(), note: note.optional(), expected_version: expectedVersion.optional() })

export const receiveReturn = z.strictObject({
  items: z.array(z.strictObject({ ...unitReference, condition_note: note.optional(), tracking_number: shortText.optional(), attachment_ids: attachmentIds }).refine(oneOf, NAME_ONE)).max(LINES_MAX).optional(),
  nothing_in_box: z.boolean().optional(),
  location_id: id,
  expected_version: expectedVersion.optional(),
}).refine((body) => (body.nothing_in_box === true) !== ((body.items?.length ?? 0) > 0), { path: ["items"], message: "Name the units that were in the parcel, or say nothing_in_box." })

const onLine = { note: note.optional(), expected_version: expectedVersion.optional() }

export const decideLine = z.strictObject({ decision: z.enum(["accepted", "rejected", "needs_review"]), reason_code: reasonCode, ...onLine })
export const inspectLine = z.strictObject({ grade, fault_codes: z.array(reasonCode).max(FAULT_CODES_MAX).default([]), checklist: z.record(shortText, z.union([z.string().max(255), z.boolean(), z.int(), z.null()])).optional(), ...onLine })
export const disposeLine = z.strictObject({
  disposition: z.enum(DISPOSITIONS), grade: grade.optional(), inventory_item_id: id.optional().meta({ description: "The item a unit of lower grade will be sold as." }),
  location_id: id.optional(), vendor_id: reasonCode.optional(), tracking_number: shortText.optional(), ...onLine,
})
export const resolveLine = z.strictObject({
  resolution: z.enum(RESOLUTIONS), amount: z.number().min(0).max(AMOUNT_MAX).optional().meta({ description: "In major units; without it what was paid for the unit." }),
  variant_id: id.optional(), advance: z.boolean().default(false), ...onLine,
})
export const markLine = z.strictObject({ reason_code: reasonCode.optional(), ...onLine })
export const offerReplacement = z.strictObject({
  variant_id: id.meta({ description: "What is offered: the same product, a used one, another model." }),
  expires_on: calendarDate.optional().meta({ description: "The last day on which the customer can accept; by default 14 days from now, at most 365. Never after the authorization of a unit that is still to be sent." }),
  credit_amount: amount.optional().meta({ description: "Store credit on top, in major units; it is granted with the replacement." }), currency_code: currencyCode.optional(),
  ...onLine,
}).refine((body) => (body.credit_amount === undefined) === (body.currency_code === undefined), { path: ["currency_code"], message: "Name the amount together with its currency." })
export const withdrawOffer = z.strictObject({ reason_code: reasonCode.optional(), ...onLine })
