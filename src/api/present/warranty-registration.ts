import { commandsFrom } from "../../domain/common/transition"
import { REGISTRATION_TRANSITIONS } from "../../domain/warranty/registration"
import type { Services } from "../respond"

type Registration = Awaited<ReturnType<Services["warrantyRegistrations"]["get"]>>
type Certificate = Awaited<ReturnType<Services["warrantyRegistrations"]["certificate"]>>

const shared = (registration: Registration) => ({
  id: registration.id, serial_number: registration.serialNumber, status: registration.status, purchased_on: registration.purchasedOn, installed_on: registration.installedOn, first_used_on: registration.firstUsedOn,
  has_proof: registration.hasProof, registered_at: registration.registeredAt, decided_at: registration.decidedAt, reason_code: registration.reasonCode, version: registration.version,
})

/** A registration as the contract gives it to an agent. */
export const presentRegistration = (registration: Registration) => ({
  ...shared(registration), unit_id: registration.unitId, customer_id: registration.customerId, product_hint: registration.productHint, source: registration.source, note: registration.note,
  available_actions: commandsFrom(REGISTRATION_TRANSITIONS, registration.status),
})

/** Her own registration. Until it is approved it does not tell whether a unit of that number exists. */
export const presentStoreRegistration = (registration: Registration) => ({ ...shared(registration), unit_id: registration.status === "approved" ? registration.unitId : null })

export const presentCertificate = ({ registrationId, unitId, serialNumber, registeredAt, issuedAt, warranties }: Certificate) => ({
  registration_id: registrationId, unit_id: unitId, serial_number: serialNumber, registered_at: registeredAt, issued_at: issuedAt,
  warranties: warranties.map(({ name, kind, guarantor, startsOn, endsOn, zone, items }) => ({ name, kind, guarantor, starts_on: startsOn, ends_on: endsOn, zone, items: items.map((item) => ({ ...item })) })),
})
