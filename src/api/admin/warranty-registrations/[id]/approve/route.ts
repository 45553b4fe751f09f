import { registrationAnswer } from "../../../../answers/warranty-registration"
import { presentRegistration } from "../../../../present/warranty-registration"
import { route } from "../../../../respond"
import { approveRegistration } from "../../validators"

export const POST = route({
  summary: "Approves a registration: the unit is the customer's, and what asks for a registration counts from the day it was sent in",
  body: approveRegistration,
  answer: registrationAnswer,
  codes: ["not_found", "document.wrong_status", "conflict.stale", "warranty_registration.unit_unknown", "warranty_registration.other_owner", "warranty_registration.exists", "unit.not_customers"],
  current: async ({ params, services }) => presentRegistration(await services.warrantyRegistrations.get(params["id"] ?? "")),
  handler: async ({ body: { reason_code: reasonCode, unit_id: unitId, expected_version: expectedVersion, note }, params, request, services }) => {
    const decided = await services.warrantyRegistrations.decide(request, { id: params["id"] ?? "", command: "approve", reasonCode, note, unitId, expectedVersion })
    return { body: { warranty_registration: presentRegistration(decided) } }
  },
})
