import { z } from "@medusajs/framework/zod"
import { RejectionError, reject } from "../../../../domain/common/rejection"
import { route } from "../../../respond"
import { receiveFile } from "../../units/import/receive-file"

/** Far more than a list of codes needs. */
const BYTES_MAX = 4 * 1024 * 1024

export const POST = route({
  summary: "Takes over a CSV of codes (field `file`; columns kind, code, label, active): all lines or none. Sending it again changes nothing",
  rawBody: "multipart/form-data",
  idempotency: "none",
  answer: z.object({ imported_count: z.int() }),
  codes: ["import.line_invalid", "import.unreadable", "import.too_large"],
  handler: async ({ req, services }) => {
    const file = await receiveFile(req)
    try {
      const { importedCount } = await services.repairs.importCodes(await textOf(file.open()))
      return { body: { imported_count: importedCount } }
    } finally {
      await file.remove()
    }
  },
})

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.byteLength
    if (size > BYTES_MAX) throw new RejectionError(reject("import.too_large", `A list of codes is smaller than ${BYTES_MAX / 1024 / 1024} MB.`, { limit_bytes: BYTES_MAX }))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}
