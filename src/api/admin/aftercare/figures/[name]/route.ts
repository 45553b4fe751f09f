import { z } from "@medusajs/framework/zod"
import { figureAnswer } from "../../../../answers/repair-history"
import { presentFigure } from "../../../../present/figure"
import { refuseRequest, route } from "../../../../respond"
import { id, instant } from "../../../../validators"

const DAYS_DEFAULT = 365
const DAY_MS = 86_400_000

export const GET = route({
  summary: "One figure over a period; the last 365 days where none is named. Those of the workshop may be asked of one location",
  query: z.strictObject({ from: instant.optional(), to: instant.optional(), location_id: id.optional() }).refine(({ from, to }) => from === undefined || to === undefined || from < to, { path: ["to"], message: "The period must end after it begins." }),
  answer: figureAnswer,
  codes: ["not_found"],
  handler: async ({ params, query, services }) => {
    const name = params["name"] ?? ""
    if (query.location_id !== undefined && !services.figures.knowsLocation(name)) throw refuseRequest("location_id", "This figure is of the whole shop.")
    const to = query.to ?? new Date().toISOString()
    const period = { from: query.from ?? new Date(Date.parse(to) - DAYS_DEFAULT * DAY_MS).toISOString(), to, locationId: query.location_id }
    return { body: { figure: presentFigure(name, period, await services.figures.measure(name, period)) } }
  },
})
