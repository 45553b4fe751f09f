import { documentOfCoverage } from "../../../../domain/warranty/coverage-document"
import { benchUnitAnswer } from "../../../answers/bench"
import { variantTitles } from "../../../medusa/variant-titles"
import { presentProductName } from "../../../present/bench"
import { presentCoverageSummary } from "../../../present/scan"
import { presentEventForBench, presentUnitForBench } from "../../../present/unit-for-bench"
import { route } from "../../../respond"

const EVENTS_MAX = 200

export const GET = route({
  summary: "A unit for the bench: what it is, its latest history, what it is covered for and how it is tested; no personal data",
  access: "technician",
  answer: benchUnitAnswer,
  codes: ["unit.not_found"],
  handler: async ({ params, services, container }) => {
    const found = await services.units.get(params["id"] ?? "")
    const [{ events }, document, summaries, titles, tests] = await Promise.all([
      services.units.history(found.id, { afterSequence: Math.max(0, found.version - EVENTS_MAX), limit: EVENTS_MAX }), services.warranty.coverage({ unitId: found.id }),
      services.warranty.coverageSummaries([found.id]), variantTitles(container, [found.variantId]), services.repairs.protocol(found.inventoryItemId),
    ])
    const summary = summaries.get(found.id)
    const { entitlements: _, ...coverage } = documentOfCoverage(document)
    return {
      body: {
        unit: presentUnitForBench(found), product: presentProductName(titles.get(found.variantId ?? "")), events: events.map(presentEventForBench), coverage,
        coverage_summary: summary === undefined ? null : presentCoverageSummary(summary), test_protocol: tests.map((test) => ({ ...test })),
      },
    }
  },
})
