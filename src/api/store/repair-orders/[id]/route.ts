import { customersRepairOrderAnswer } from "../../../answers/repair"
import { presentRepairForCustomer, requireOwners } from "../../../repair-orders/for-customer"
import { route } from "../../../respond"

export const GET = route({
  summary: "How the repair of the caller's unit stands, and what it costs",
  access: "customer_or_guest",
  answer: customersRepairOrderAnswer,
  codes: ["not_found"],
  handler: async ({ params, request, visitor, services }) => {
    const view = await services.repairs.get(request.actor, params["id"] ?? "")
    requireOwners(view, visitor)
    return { body: { repair_order: await presentRepairForCustomer(services, view) } }
  },
})
