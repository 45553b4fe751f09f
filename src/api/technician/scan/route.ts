import { benchScanAnswer } from "../../answers/bench"
import { variantTitles } from "../../medusa/variant-titles"
import { presentProductName } from "../../present/bench"
import { presentParsedScan, presentScanMatch } from "../../present/scan"
import { presentUnitForBench } from "../../present/unit-for-bench"
import { scanCode } from "../../admin/units/validators"
import { route } from "../../respond"

export const GET = route({
  summary: "What a scanned or typed code means, for the bench: no personal data",
  access: "technician",
  query: scanCode,
  takesAnyText: true,
  answer: benchScanAnswer,
  handler: async ({ query: { code }, services, container }) => {
    const { parsed, matches } = await services.units.scan(code.replaceAll(/[\0\p{Surrogate}]/gu, ""))
    const ids = matches.map(({ id }) => id)
    const [coverage, open, titles] = await Promise.all([services.warranty.coverageSummaries(ids), services.documents.openOf(ids), variantTitles(container, matches.map(({ variantId }) => variantId))])
    return {
      body: {
        parsed: parsed === null ? null : presentParsedScan(parsed),
        matches: matches.map((unit) => ({
          ...presentScanMatch(unit, coverage.get(unit.id), open), unit: presentUnitForBench(unit), available_actions: [], product: presentProductName(titles.get(unit.variantId ?? "")),
          open_documents: (open.get(unit.id) ?? []).filter(({ type }) => type === "repair_order").map(({ type, id, displayId }) => ({ type, id, display_id: displayId })),
        })),
      },
    }
  },
})
