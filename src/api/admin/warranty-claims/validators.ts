import { z } from "@medusajs/framework/zod"
import { CLAIM_DOCUMENTS, CLAIM_OUTCOMES, CLAIM_STATUSES, CLAIM_WISHES, type ClaimWish } from "../../../domain/warranty/claim"
import { COVER_ITEMS } from "../../../domain/warranty/terms"
import { address, givenAddress } from "../../addresses"
import { calendarDate, expectedVersion, id, keyset, listOf, note, reasonCode, scannedSerial, shortText } from "../../validators"

const ATTACHMENTS_MAX = 20

export const country = z.string().regex(/^[A-Za-z]{2}$/, "A country code of two letters, ISO 3166.").transform((code) => code.toUpperCase())
export const attachmentIds = z.array(id).max(ATTACHMENTS_MAX)

/** What is wrong, as far as it is known; each word is one of the coverage question. */
export const problem = {
  problem: note.optional(), fault_code: reasonCode.optional(), cause: reasonCode.optional(), causation: z.enum(["proven", "disproved"]).optional(), group: reasonCode.optional(), country: country.optional(),
  detected_on: calendarDate.optional(), requested_outcome: z.enum(CLAIM_WISHES).optional(), attachment_ids: attachmentIds.optional(), address: address.optional(),
}

interface Problem {
  readonly problem?: string | undefined
  readonly fault_code?: string | undefined
  readonly cause?: string | undefined
  readonly causation?: "proven" | "disproved" | undefined
  readonly group?: string | undefined
  readonly country?: string | undefined
  readonly detected_on?: string | undefined
  readonly requested_outcome?: ClaimWish | undefined
  readonly attachment_ids?: readonly string[] | undefined
  readonly address?: z.output<typeof address> | undefined
}

export const problemOf = ({ fault_code: faultCode, detected_on: detectedOn, requested_outcome: wish, attachment_ids: attachments, problem: text, cause, causation, group, country: where, address: place }: Problem) =>
  ({ problem: text, faultCode, cause, causation, group, country: where, detectedOn, wish, attachmentIds: attachments, ...givenAddress(place) })

export const unitReference = { unit_id: id.optional(), serial_number: scannedSerial.optional(), inventory_item_id: id.optional() }

/** By id, or by number and, where that is not enough, item. */
export function referenceOf(body: { readonly unit_id?: string | undefined; readonly serial_number?: string | undefined; readonly inventory_item_id?: string | undefined }, context: z.RefinementCtx) {
  if ((body.unit_id === undefined) === (body.serial_number === undefined)) context.addIssue({ code: "custom", path: ["unit_id"], message: "Name the unit once: by unit_id or by serial_number." })
  return body.unit_id !== undefined ? { unitId: body.unit_id } : { serialNumber: body.serial_number ?? "", inventoryItemId: body.inventory_item_id ?? null }
}

export const submitClaim = z.strictObject({ ...unitReference, ...problem }).transform((body, context) => ({ unit: referenceOf(body, context), ...problemOf(body) }))

export const listClaims = z.strictObject({ ...keyset, status: listOf(z.enum(CLAIM_STATUSES)).optional(), unit_id: id.optional(), customer_id: id.optional(), result_id: id.optional(), q: shortText.optional() })

const reasons = { reason_code: reasonCode.optional(), note: note.optional(), expected_version: expectedVersion.optional() }

export const claimAction = z.strictObject(reasons).transform(({ reason_code: reasonCodeGiven, expected_version: version, note: text }) => ({ reasonCode: reasonCodeGiven, expectedVersion: version, note: text }))

const opens = z.enum(CLAIM_DOCUMENTS).optional().meta({ description: "What carries the claim out; left out: an open return or repair of the unit, a repair for one that lies here, else a return." })

/** `lines` left out: what the frozen verdict covers. */
export const approveClaim = z.strictObject({
  ...reasons, outcome: z.enum(CLAIM_OUTCOMES).exclude(["none"]).optional(), lines: z.array(z.strictObject({ item: z.enum(COVER_ITEMS), percent: z.int().min(0).max(100) })).min(1).max(COVER_ITEMS.length).optional(), opens,
}).transform(({ reason_code: reasonCodeGiven, expected_version: version, note: text, ...rest }) => ({ ...rest, reasonCode: reasonCodeGiven, expectedVersion: version, note: text }))

export const carryOutClaim = z.strictObject({ opens: z.enum(CLAIM_DOCUMENTS).exclude(["nothing"]).optional(), expected_version: expectedVersion.optional() })
  .transform(({ opens: asked, expected_version: version }) => ({ opens: asked, expectedVersion: version }))
