import { scanAnswer } from "../../answers/unit"
import { presentParsedScan, presentScanMatch } from "../../present/scan"
import { route } from "../../respond"
import { scanCode } from "../units/validators"

export const GET = route({
  summary: "What a scanned or typed code means: a number, a second identifier, GS1 data, a Digital Link or an EPC",
  query: scanCode,
  takesAnyText: true,
  answer: scanAnswer,
  handler: async ({ query: { code }, services }) => {
    const { parsed, matches } = await services.units.scan(code.replaceAll(/[\0\p{Surrogate}]/gu, ""))
    const ids = matches.map(({ id }) => id)
    const [coverage, open] = await Promise.all([services.warranty.coverageSummaries(ids), services.documents.openOf(ids)])
    return { body: { parsed: parsed === null ? null : presentParsedScan(parsed), matches: matches.map((unit) => presentScanMatch(unit, coverage.get(unit.id), open)) } }
  },
})
