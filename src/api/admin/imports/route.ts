import { presentPage } from "../../present/page"
import { route } from "../../respond"
import { importList, presentImportRow } from "./answers"
import { listImports } from "./validators"

export const GET = route({
  summary: "The files of units that were taken in, newest first",
  query: listImports,
  answer: importList,
  handler: async ({ query, services }) => {
    const { imports, count } = await services.imports.list(query)
    return { body: { imports: imports.map(presentImportRow), ...presentPage({ ...query, count }) } }
  },
})
