import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openApiDocument } from "../../openapi/document"

let document: object | undefined

/** Public: it says what our routes take and answer, nothing of the shop. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  document ??= openApiDocument()
  res.json(document)
}
