import { componentsAnswer } from "../../../../answers/component"
import { presentComponents } from "../../../../present/component"
import { route } from "../../../../respond"

export const GET = route({
  summary: "What a unit was built of, what it is made of now, and every change in between",
  access: "technician",
  answer: componentsAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, services }) => {
    const unitId = params["id"] ?? ""
    return { body: { components: presentComponents(unitId, await services.components.of(unitId)) } }
  },
})
