import { certificateAnswer } from "../../../../answers/warranty-registration"
import { presentCertificate } from "../../../../present/warranty-registration"
import { route } from "../../../../respond"

export const GET = route({
  summary: "What the certificate of the caller's own registration shows",
  access: "customer",
  answer: certificateAnswer,
  codes: ["not_found"],
  handler: async ({ params, visitor, services }) => ({ body: { certificate: presentCertificate(await services.warrantyRegistrations.certificate(params["id"] ?? "", visitor.customerId ?? "")) } }),
})
