import { colleaguesAnswer } from "../../answers/bench"
import { route } from "../../respond"

export const GET = route({
  summary: "Who works at the bench, by name",
  access: "technician",
  answer: colleaguesAnswer,
  handler: async ({ services }) => ({ body: { technicians: (await services.technicians.colleagues()).map(({ id, name }) => ({ id, name })) } }),
})
