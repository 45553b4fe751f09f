import type { RouteHandler } from "../respond"
import { route } from "../respond"
import { customersRepairOrderAnswer } from "../answers/repair"
import { ACTION_OF } from "./action-of"
import { presentRepairForCustomer, requireOwners } from "./for-customer"
import { runRepairCommand } from "./run-command"
import { ACTION_BODIES } from "./validators"

/** The customer's yes or no to a quote. */
export const answerQuoteRoute = (name: "approve_quote" | "decline_quote"): RouteHandler => route({
  summary: name === "approve_quote" ? "The owner approves the quote; the repair goes on" : "The owner declines the quote; the unit comes back as it is",
  access: "customer_or_guest",
  body: ACTION_BODIES[name],
  answer: customersRepairOrderAnswer,
  codes: ["not_found", "document.wrong_status", "conflict.stale", "repair_order.quote_expired"],
  // Asked only after the handler found that the order is the caller's.
  current: async ({ params, request, services }) => presentRepairForCustomer(services, await services.repairs.get(request.actor, params["id"] ?? "")),
  handler: async ({ body, params, request, visitor, services, container }) => {
    const view = await services.repairs.get(request.actor, params["id"] ?? "")
    requireOwners(view, visitor)
    const action = ACTION_OF[name](body, { currencyCode: view.order.currencyCode ?? "", technicianId: null })
    const after = await runRepairCommand({ container, services, request }, view, { id: view.order.id, expectedVersion: body.expected_version, action, note: body.note })
    return { body: { repair_order: await presentRepairForCustomer(services, after) } }
  },
})
