import { presentPage } from "../../../present/page"
import { route } from "../../../respond"
import { importWithLines, presentImport, presentLine } from "../answers"
import { importLines } from "../validators"

export const GET = route({
  summary: "An import's progress, and its lines with their verdicts in the order of the file",
  query: importLines,
  answer: importWithLines,
  codes: ["not_found"],
  handler: async ({ params, query, services }) => {
    const { unitImport, lines, count, nextAfter } = await services.imports.get({ id: params["id"] ?? "", ...query })
    const page = presentPage({ limit: query.limit, offset: query.offset, count, nextAfter: nextAfter === null ? null : String(nextAfter) })
    return { body: { import: presentImport(unitImport), lines: lines.map(presentLine), ...page } }
  },
})
