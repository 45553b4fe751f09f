import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { reject } from "../../domain/common/rejection"
import { parseNamedSerials, serialsSource } from "../../workflows/hooks/named-serials"
import { sendRejection } from "../respond"

/**
 * The form of `additional_data.serial_numbers`. Not an `additionalDataValidator`: Medusa takes one for each route and
 * drops the keys it does not name, everybody else's among them.
 */
export function validateNamedSerials(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const body = typeof request.body === "object" && request.body !== null ? (request.body as Record<string, unknown>) : {}
  const parsed = parseNamedSerials(serialsSource(body["additional_data"], body["metadata"]))
  if (parsed.ok) return next()
  const issues = parsed.issues.map(({ path, message }) => ({ path, message }))
  sendRejection(response, reject("request.invalid", "The serial numbers do not have the form this route takes.", { issues }))
}
