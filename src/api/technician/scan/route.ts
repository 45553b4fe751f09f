import { scanAnswer } from "../../answers/unit"
import { presentParsedScan, presentScanMatch } from "../../present/scan"
import { presentUnitForBench } from "../../present/unit-for-bench"
import { scanCode } from "../../admin/units/validators"
import { route } from "../../respond"

export const GET = route({
  summary: "What a scanned or typed code means, for the bench: no personal data",
  access: "technician",
  query: scanCode,
  takesAnyText: true,
  answer: scanAnswer,
  handler: async ({ query: { code }, services }) => {
    const { parsed, matches } = await services.units.scan(code.replaceAll(/[\0\p{Surrogate}]/gu, ""))
    const coverage = await services.warranty.coverageSummaries(matches.map(({ id }) => id))
    const open = await services.repairs.openOf(matches.map(({ id }) => id))
    return {
      body: {
        parsed: parsed === null ? null : presentParsedScan(parsed),
        matches: matches.map((unit) => ({
          ...presentScanMatch(unit, coverage.get(unit.id), new Map()), unit: presentUnitForBench(unit), available_actions: [],
          open_documents: open.filter(({ unitId }) => unitId === unit.id).map(({ id }) => ({ type: "repair_order", id })),
        })),
      },
    }
  },
})
