import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openApiDocument } from "../../openapi/document"
import { ROUTES } from "../../openapi/registry"

let document: object | undefined

/** The demo's switches do not exist in a real shop. */
const withoutDemo: typeof ROUTES = Object.fromEntries(Object.entries(ROUTES).filter(([path]) => !path.startsWith("/admin/demo/")))

/** Public: it says what our routes take and answer, nothing of the shop. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  document ??= openApiDocument(process.env["AFTERCARE_DEMO"] === "1" ? ROUTES : withoutDemo)
  res.json(document)
}
