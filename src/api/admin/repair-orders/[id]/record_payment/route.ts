import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../../../../domain/common/rejection"
import { recordRepairPaymentWorkflow } from "../../../../../workflows/repair/settle-payment"
import { repairOrderAnswer } from "../../../../answers/repair"
import { presentRepair } from "../../../../present/repair"
import { route } from "../../../../respond"

export const POST = route({
  summary: "The customer paid for the repair at the counter or by transfer: its payment collection is captured by hand",
  body: z.strictObject({}),
  answer: repairOrderAnswer,
  codes: ["not_found", "repair_order.nothing_owed"],
  handler: async ({ params, request, services, container }) => {
    const { order } = await services.repairs.get(request.actor, params["id"] ?? "")
    const { result: isOwed } = await recordRepairPaymentWorkflow(container).run({ input: { repair_order_id: order.id } })
    if (!isOwed) throw new RejectionError(reject("repair_order.nothing_owed", `${order.displayId}: the customer owes nothing for it, or it is not ready yet.`, { id: order.id }))
    return { body: { repair_order: presentRepair(await services.repairs.get(request.actor, order.id)) } }
  },
})
