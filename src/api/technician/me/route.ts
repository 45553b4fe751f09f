import { signedInTechnicianAnswer } from "../../answers/technician"
import { presentTechnician } from "../../present/technician"
import { route } from "../../respond"

export const GET = route({
  summary: "The technician who is signed in, with the timer that runs for her",
  access: "technician",
  answer: signedInTechnicianAnswer,
  handler: async ({ request, services }) => {
    const timer = await services.repairs.runningTimer(request.actor)
    return { body: {
      technician: presentTechnician(await services.technicians.get(request.actor.id)),
      running_timer: timer === null ? null : { id: timer.timerId, repair_order_id: timer.repairOrderId, display_id: timer.displayId, started_at: timer.startedAt },
    } }
  },
})
