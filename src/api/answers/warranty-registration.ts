import { z } from "@medusajs/framework/zod"
import { REGISTRATION_SOURCES, REGISTRATION_STATUSES } from "../../domain/warranty/registration"
import type { HttpStoreWarrantyRegistration, HttpWarrantyCertificate } from "../../types/http/warranty"
import { at, on, page } from "./common"

const shared = {
  id: z.string(), serial_number: z.string(), status: z.enum(REGISTRATION_STATUSES), purchased_on: on.nullable(), installed_on: on.nullable(), first_used_on: on.nullable(), has_proof: z.boolean(),
  registered_at: at, decided_at: at.nullable(), reason_code: z.string().nullable(), version: z.int(),
}
const registration = z.object({
  ...shared, unit_id: z.string().nullable(), customer_id: z.string().nullable(), product_hint: z.string().nullable(), source: z.enum(REGISTRATION_SOURCES), note: z.string().nullable(), available_actions: z.array(z.enum(["approve", "reject"])),
}).meta({ id: "WarrantyRegistration" })
const storeRegistration = z.object(shared).extend({ unit_id: z.string().nullable() }).meta({ id: "StoreWarrantyRegistration" }) satisfies z.ZodType<HttpStoreWarrantyRegistration>

export const registrationAnswer = z.object({ warranty_registration: registration })
export const registrationList = z.object({ warranty_registrations: z.array(registration), ...page })
export const storeRegistrationAnswer = z.object({ warranty_registration: storeRegistration })
export const storeRegistrationList = z.object({ warranty_registrations: z.array(storeRegistration), ...page })

export const certificateAnswer = z.object({
  certificate: z.object({
    registration_id: z.string(), unit_id: z.string(), serial_number: z.string(), registered_at: at, issued_at: at,
    warranties: z.array(z.object({ name: z.string(), kind: z.string(), guarantor: z.string(), starts_on: on, ends_on: on.nullable(), zone: z.string(), items: z.array(z.object({ item: z.string(), percent: z.int() })) })),
  }).meta({ id: "WarrantyCertificate" }) satisfies z.ZodType<HttpWarrantyCertificate>,
})
