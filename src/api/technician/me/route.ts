import { technicianAnswer } from "../../answers/technician"
import { presentTechnician } from "../../present/technician"
import { route } from "../../respond"

export const GET = route({
  summary: "The technician who is signed in",
  access: "technician",
  answer: technicianAnswer,
  handler: async ({ request, services }) => ({ body: { technician: presentTechnician(await services.technicians.get(request.actor.id)) } }),
})
