import { registrationAnswer } from "../../../answers/warranty-registration"
import { presentRegistration } from "../../../present/warranty-registration"
import { route } from "../../../respond"

export const GET = route({
  summary: "One registration",
  answer: registrationAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { warranty_registration: presentRegistration(await services.warrantyRegistrations.get(params["id"] ?? "")) } }),
})
