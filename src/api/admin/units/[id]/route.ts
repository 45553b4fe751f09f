import { unitAnswer } from "../../../answers/unit"
import { presentUnit } from "../../../present/unit"
import { route } from "../../../respond"

export const GET = route({
  summary: "A unit as it is now",
  answer: unitAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, services }) => ({ body: { unit: presentUnit(await services.units.get(params["id"] ?? "")) } }),
})
