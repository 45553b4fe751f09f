import { certificateAnswer } from "../../../../answers/warranty-registration"
import { presentCertificate } from "../../../../present/warranty-registration"
import { route } from "../../../../respond"

export const GET = route({
  summary: "What the warranty certificate of an approved registration shows",
  answer: certificateAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { certificate: presentCertificate(await services.warrantyRegistrations.certificate(params["id"] ?? "", null)) } }),
})
