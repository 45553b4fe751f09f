import { z } from "@medusajs/framework/zod"
import { documentOfCoverage } from "../../../../domain/warranty/coverage-document"
import { facts } from "../../../answers/common"
import { unit, unitEvent } from "../../../answers/unit"
import { presentEventForBench, presentUnitForBench } from "../../../present/unit-for-bench"
import { route } from "../../../respond"

const EVENTS_MAX = 200

export const GET = route({
  summary: "A unit for the bench: what it is, its latest history and what it is covered for; no personal data",
  access: "technician",
  answer: z.object({ unit, events: z.array(unitEvent), coverage: facts }),
  codes: ["unit.not_found"],
  handler: async ({ params, services }) => {
    const found = await services.units.get(params["id"] ?? "")
    const { events } = await services.units.history(found.id, { afterSequence: Math.max(0, found.version - EVENTS_MAX), limit: EVENTS_MAX })
    const { entitlements: _, ...coverage } = documentOfCoverage(await services.warranty.coverage({ unitId: found.id }))
    return { body: { unit: presentUnitForBench(found), events: events.map(presentEventForBench), coverage } }
  },
})
