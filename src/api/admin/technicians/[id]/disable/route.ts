import { technicianAnswer } from "../../../../answers/technician"
import { presentTechnician } from "../../../../present/technician"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Shuts a technician out at once, whatever token she holds",
  answer: technicianAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { technician: presentTechnician(await services.technicians.disable(params["id"] ?? "")) } }),
})
