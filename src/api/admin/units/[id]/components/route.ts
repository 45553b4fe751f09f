import { z } from "@medusajs/framework/zod"
import { componentsAnswer } from "../../../../answers/component"
import { presentComponents } from "../../../../present/component"
import { route } from "../../../../respond"
import { id, scannedSerial } from "../../../../validators"

const COMPONENTS_MAX = 200

export const GET = route({
  summary: "What a unit was built of, what it is made of now, and every change in between",
  answer: componentsAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, services }) => {
    const unitId = params["id"] ?? ""
    return { body: { components: presentComponents(unitId, await services.components.of(unitId)) } }
  },
})

const component = z.strictObject({ unit_id: id.optional(), serial_number: scannedSerial.optional(), inventory_item_id: id.optional() })
  .refine(({ unit_id, serial_number }) => (unit_id === undefined) !== (serial_number === undefined), { path: ["unit_id"], message: "Name the component by unit_id or by serial_number." })

export const POST = route({
  summary: "Writes down what a unit was built of: components in stock become part of it; only before it is sold",
  body: z.strictObject({ components: z.array(component).min(1).max(COMPONENTS_MAX) }),
  answer: componentsAnswer,
  codes: ["unit.not_found", "unit.ambiguous", "unit.repeated", "unit.wrong_status", "unit.was_sold", "unit.in_component_cycle", "repair_line.part_elsewhere"],
  handler: async ({ body, params, request, services }) => {
    const unitId = params["id"] ?? ""
    await services.components.record(request, { unitId, components: body.components.map((named) => (named.unit_id !== undefined ? { unitId: named.unit_id } : { serialNumber: named.serial_number ?? "", inventoryItemId: named.inventory_item_id ?? null })) })
    return { body: { components: presentComponents(unitId, await services.components.of(unitId)) } }
  },
})
