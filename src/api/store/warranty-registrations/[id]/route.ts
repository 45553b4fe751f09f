import { RejectionError, reject } from "../../../../domain/common/rejection"
import { storeRegistrationAnswer } from "../../../answers/warranty-registration"
import { presentStoreRegistration } from "../../../present/warranty-registration"
import { route } from "../../../respond"

export const GET = route({
  summary: "One of the caller's registrations",
  access: "customer",
  answer: storeRegistrationAnswer,
  codes: ["not_found"],
  handler: async ({ params, visitor, services }) => {
    const registration = await services.warrantyRegistrations.get(params["id"] ?? "")
    if (registration.customerId !== visitor.customerId) throw new RejectionError(reject("not_found", `No warranty registration ${registration.id} exists.`, { id: registration.id }))
    return { body: { warranty_registration: presentStoreRegistration(registration) } }
  },
})
