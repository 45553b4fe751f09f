import { technicianAnswer } from "../../../../answers/technician"
import { presentTechnician } from "../../../../present/technician"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Mails a technician a link by which she sets a new password; links sent before end",
  answer: technicianAnswer,
  codes: ["not_found", "technician.disabled"],
  handler: async ({ params, request, services }) => ({ body: { technician: presentTechnician(await services.technicians.resetPassword(request, params["id"] ?? "")) } }),
})
