import { technicianAnswer } from "../../../../answers/technician"
import { presentTechnician } from "../../../../present/technician"
import { route } from "../../../../respond"

export const POST = route({
  summary: "Lets a disabled technician in again",
  answer: technicianAnswer,
  codes: ["not_found"],
  handler: async ({ params, services }) => ({ body: { technician: presentTechnician(await services.technicians.enable(params["id"] ?? "")) } }),
})
