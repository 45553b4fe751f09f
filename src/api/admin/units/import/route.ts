import { importAnswer, presentImport } from "../../imports/answers"
import { route } from "../../../respond"
import { receiveFile } from "./receive-file"
import { resolveLines } from "./resolve-lines"

export const POST = route({
  summary: "Takes in a file of units (CSV or NDJSON, field `file`) in the background, with a verdict for each line",
  rawBody: "multipart/form-data",
  status: 201,
  idempotency: "command",
  answer: importAnswer,
  codes: ["import.unreadable", "import.too_large"],
  handler: async ({ req, request, services, container }) => {
    const file = await receiveFile(req)
    try {
      const lines = await resolveLines(container, await services.imports.read(file.open()))
      // The same key with another file is another request: the body that counts is the file's content.
      const idempotency = request.idempotency ? { ...request.idempotency, requestHash: file.digest } : null
      const { replayed, ...created } = await services.imports.create({ ...request, idempotency }, { fileName: file.name, lines })
      return { body: { import: presentImport(created) }, replayed }
    } finally {
      await file.remove()
    }
  },
})
