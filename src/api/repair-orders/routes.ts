import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { type RejectionCode, reject } from "../../domain/common/rejection"
import { REPAIR_COMMANDS, type RepairCommandName } from "../../domain/repair/transitions"
import type { Access } from "../access"
import { givenAddress } from "../addresses"
import { repairOrderAnswer, repairOrderList } from "../answers/repair"
import { resolveItem } from "../medusa/inventory-items"
import { requireLocations } from "../medusa/locations"
import { defaultCurrency, firstWarehouse } from "../medusa/shop-defaults"
import { presentPage } from "../present/page"
import { presentRepair } from "../present/repair"
import { type RouteContext, type RouteHandler, route, sendRejection } from "../respond"
import { ACTION_OF, type RepairAction } from "./action-of"
import { runRepairCommand } from "./run-command"
import { ACTION_BODIES, type ActionBodies, createRepair, createRepairOfAgents, listRepairs, listRepairsOfAgents } from "./validators"

const technicianOf = ({ request: { actor } }: Pick<RouteContext<never, never>, "request">): string | null => (actor.type === "technician" ? actor.id : null)

/** The routes of repair orders; agents and technicians have the same, each seeing what he may do. */
export const listRoute = (access: Access): RouteHandler => route({
  summary: "Repair orders, newest first; as a queue: the most urgent first, then what was promised soonest, then who waits longest",
  access,
  // At the bench the filter is not there at all; its place in the type stays empty.
  query: (access === "agent" ? listRepairsOfAgents : listRepairs) as typeof listRepairsOfAgents,
  answer: repairOrderList,
  handler: async ({ query, request, services }) => {
    const { limit, offset, after, q, status, open, unit_id: unitId, rma_line_id: rmaLineId, customer_id: customerId, technician_id: assignedTo, priority, timer, sort } = query
    const page = await services.repairs.list(request.actor, { limit, offset, after, q, statuses: status, open, unitId, rmaLineId, customerId, assignedTo: assignedTo === "none" ? null : assignedTo, priority, timer, sort })
    return { body: { repair_orders: page.repairs.map(presentRepair), ...presentPage({ limit, offset, count: page.count, countIsExact: page.countIsExact, nextAfter: page.nextAfter }) } }
  },
})

export const createRoute = (access: Access): RouteHandler => route({
  summary: "Takes a unit to the bench: from quarantine, from stock, or over the counter from its owner",
  access,
  // At the bench the field is not there at all; its place in the type stays empty.
  body: (access === "agent" ? createRepairOfAgents : createRepair) as typeof createRepairOfAgents,
  status: 201,
  answer: repairOrderAnswer,
  codes: ["unit.not_found", "unit.ambiguous", "unit.wrong_status", "repair_order.open", "location.not_found", "technician.disabled"],
  handler: async (context) => {
    const { body, request, services, container } = context
    if (body.location_id !== undefined) await requireLocations(container, [body.location_id])
    if (body.technician_id !== undefined) await services.technicians.requireActive(body.technician_id)
    const opened = await services.repairs.open(request, {
      unit: body.unit_id !== undefined ? { unitId: body.unit_id } : { serialNumber: body.serial_number ?? "", inventoryItemId: body.inventory_item_id ?? null },
      problem: body.problem, rmaLineId: body.rma_line_id, priority: body.priority, promisedOn: body.promised_on, technicianId: body.technician_id, attachmentIds: body.attachment_ids,
      locationId: body.location_id, fallbackLocationId: await firstWarehouse(container), currencyCode: body.currency_code ?? (await defaultCurrency(container)), ...givenAddress(body.address),
    })
    return { body: { repair_order: presentRepair(await services.repairs.get(request.actor, opened.id)) } }
  },
})

export const getRoute = (access: Access): RouteHandler => route({
  summary: "A repair order as it is now",
  access,
  answer: repairOrderAnswer,
  codes: ["not_found"],
  handler: async ({ params, request, services }) => ({ body: { repair_order: presentRepair(await services.repairs.get(request.actor, params["id"] ?? "")) } }),
})

interface Common {
  readonly note?: string
  readonly expected_version?: number
  readonly attachment_ids?: readonly string[]
}

/** One handler for each action, by its name. */
export const actionRoutes = (access: Access): { readonly [Name in RepairCommandName]: RouteHandler } =>
  Object.fromEntries(REPAIR_COMMANDS.map((name) => [name, actionRoute(name, access)])) as { readonly [Name in RepairCommandName]: RouteHandler }

function actionRoute<Name extends RepairCommandName>(name: Name, access: Access): RouteHandler {
  return route<ActionBodies[Name]>({
    summary: `Repair order: ${name.replaceAll("_", " ")}`,
    access,
    // The map has the schema of this very name; indexing it by a type parameter loses that.
    body: ACTION_BODIES[name] as never,
    answer: repairOrderAnswer,
    codes: ["not_found", "document.wrong_status", "conflict.stale", ...(CODES[name] ?? [])],
    current: async ({ params, request, services }) => presentRepair(await services.repairs.get(request.actor, params["id"] ?? "")),
    handler: async (context) => {
      const { body, params, request, services, container } = context
      const view = await services.repairs.get(request.actor, params["id"] ?? "")
      const { currency_code: named } = body as { readonly currency_code?: string }
      const currencyCode = view.order.currencyCode ?? named?.toLowerCase() ?? (await defaultCurrency(container))
      const action = await inMedusa(container, body, ACTION_OF[name](body, { currencyCode, technicianId: technicianOf(context) }))
      if (action.name === "assign" && action.technicianId !== null) await services.technicians.requireActive(action.technicianId)
      if (action.name === "return" && action.locationId !== null) await requireLocations(container, [action.locationId])
      if (action.name === "restock" && action.locationId !== undefined) await requireLocations(container, [action.locationId])
      const { note, expected_version: expectedVersion, attachment_ids: attachmentIds } = body as Common
      return { body: { repair_order: presentRepair(await runRepairCommand({ container, services, request }, view, { id: view.order.id, expectedVersion, action, note, attachmentIds })) } }
    },
  })
}

/** What becomes stock is an item of Medusa's; what a unit will be sold as may be named by its variant. */
async function inMedusa(container: MedusaContainer, body: unknown, action: RepairAction): Promise<RepairAction> {
  const { variant_id, inventory_item_id } = body as { readonly variant_id?: string; readonly inventory_item_id?: string }
  if (action.name === "add_line" && action.line.disposition === "restock" && inventory_item_id !== undefined) await resolveItem(container, { inventory_item_id })
  if (action.name !== "restock" || (variant_id === undefined && inventory_item_id === undefined)) return action
  return { ...action, inventoryItemId: (await resolveItem(container, { variant_id, inventory_item_id })).inventoryItemId }
}

const APPROVAL: readonly RejectionCode[] = ["repair_order.approval_needed"]
const CODES: { readonly [Name in RepairCommandName]?: readonly RejectionCode[] } = {
  assign: ["technician.disabled"],
  check_in: ["repair_order.wrong_unit", "repair_order.unit_elsewhere"],
  start_timer: ["repair_timer.running", "repair_order.unit_elsewhere"],
  stop_timer: ["repair_timer.not_running", "repair_timer.not_found", "repair_timer.not_yours"],
  correct_timer: ["repair_timer.running", "repair_timer.not_found", "repair_timer.not_yours"],
  quote: ["repair_order.nothing_to_quote", "repair_order.lines_undecided", "repair_order.quote_in_past"],
  approve_quote: ["repair_order.quote_expired", "repair_order.not_permitted"],
  decline_quote: ["repair_order.not_permitted"],
  await_parts: APPROVAL,
  start_repair: APPROVAL,
  add_line: ["unit.not_found", "unit.ambiguous", "unit.wrong_status", "unit.in_component_cycle", "repair_line.needs_part", "repair_line.needs_unit", "repair_line.part_elsewhere", "repair_line.needs_reason", "repair_line.only_harvest", "unit.not_shops", "policy.not_found", "serial_number.duplicate"],
  remove_line: ["repair_line.not_found", "repair_timer.running", "repair_line.part_is_out", "repair_line.part_elsewhere"],
  send_to_vendor: ["repair_order.unit_elsewhere", ...APPROVAL],
  record_test: ["repair_order.test_needs_value", "repair_order.test_needs_verdict"],
  pass_qc: ["repair_order.second_person_needed", "repair_order.tests_not_passed"],
  mark_ready: ["repair_order.quality_check_needed", "repair_order.parts_waiting", "repair_order.lines_undecided", ...APPROVAL],
  mark_no_fault_found: ["repair_order.second_no_fault", "repair_order.parts_in_place", "repair_order.lines_undecided", ...APPROVAL],
  return: ["repair_order.unit_elsewhere", "repair_order.lines_undecided", "location.not_found"],
  restock: ["unit.not_shops", "grade.needs_item", "policy.not_found", "policy.ambiguous_variant", "serial_number.duplicate", "location.not_found", "location.required", "repair_order.unit_elsewhere", "repair_order.lines_undecided"],
  scrap: ["unit.not_shops", "repair_order.not_permitted", "repair_order.unit_elsewhere", "repair_order.lines_undecided"],
  close: ["repair_order.unit_not_returned", "repair_order.unit_not_delivered", "repair_order.lines_undecided"],
  cancel: ["repair_order.parts_in_place"],
}

/** Serves `…/:id/:action`: the action's own handler, or 404 for what is none. */
export function byAction(handlers: { readonly [action: string]: RouteHandler }): (req: AuthenticatedMedusaRequest, res: MedusaResponse) => Promise<void> {
  return async (req, res) => {
    const name = req.params["action"] ?? ""
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (handler === undefined) sendRejection(res, reject("not_found", "A repair order has no such action.", {}))
    else await handler(req, res)
  }
}
