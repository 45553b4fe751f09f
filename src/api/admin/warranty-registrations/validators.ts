import { z } from "@medusajs/framework/zod"
import { REGISTRATION_STATUSES } from "../../../domain/warranty/registration"
import { calendarDate, expectedVersion, id, keyset, note, reasonCode, scannedSerial, shortText } from "../../validators"
import { attachmentIds } from "../warranty-claims/validators"

/** `proof`: one attachment; `proofs`: several. */
export const registrationFields = {
  serial_number: scannedSerial, product_hint: shortText.optional(), purchased_on: calendarDate.optional(), installed_on: calendarDate.optional(), first_used_on: calendarDate.optional(),
  proof: id.optional(), proofs: attachmentIds.optional(),
}

interface Fields {
  readonly serial_number: string
  readonly product_hint?: string | undefined
  readonly purchased_on?: string | undefined
  readonly installed_on?: string | undefined
  readonly first_used_on?: string | undefined
  readonly proof?: string | undefined
  readonly proofs?: readonly string[] | undefined
}

export const registrationOf = (body: Fields) => ({
  serialNumber: body.serial_number, productHint: body.product_hint, purchasedOn: body.purchased_on, installedOn: body.installed_on, firstUsedOn: body.first_used_on,
  attachmentIds: [...(body.proof === undefined ? [] : [body.proof]), ...(body.proofs ?? [])],
})

export const createRegistration = z.strictObject({ ...registrationFields, customer_id: id }).transform((body) => ({ ...registrationOf(body), customerId: body.customer_id }))
export const listRegistrations = z.strictObject({ ...keyset, status: z.enum(REGISTRATION_STATUSES).optional(), customer_id: id.optional(), unit_id: id.optional(), serial_number: scannedSerial.optional() })
export const approveRegistration = z.strictObject({ reason_code: reasonCode.optional(), note: note.optional(), unit_id: id.optional(), expected_version: expectedVersion.optional() })
export const rejectRegistration = z.strictObject({ reason_code: reasonCode, note: note.optional(), expected_version: expectedVersion.optional() })
