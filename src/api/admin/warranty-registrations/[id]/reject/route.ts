import { registrationAnswer } from "../../../../answers/warranty-registration"
import { presentRegistration } from "../../../../present/warranty-registration"
import { route } from "../../../../respond"
import { rejectRegistration } from "../../validators"

export const POST = route({
  summary: "Rejects a registration, with a reason",
  body: rejectRegistration,
  answer: registrationAnswer,
  codes: ["not_found", "document.wrong_status", "conflict.stale"],
  current: async ({ params, services }) => presentRegistration(await services.warrantyRegistrations.get(params["id"] ?? "")),
  handler: async ({ body: { reason_code: reasonCode, expected_version: expectedVersion, note }, params, request, services }) => {
    const decided = await services.warrantyRegistrations.decide(request, { id: params["id"] ?? "", command: "reject", reasonCode, note, expectedVersion })
    return { body: { warranty_registration: presentRegistration(decided) } }
  },
})
