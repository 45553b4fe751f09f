import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { AFTERCARE_MODULE } from "../modules/aftercare/joiner-config"
import type AftercareModuleService from "../modules/aftercare/service"

/** Nobody makes herself a technician: Medusa's public registration is open to every actor type, this one is invited. */
function refuseRegistration(_req: MedusaRequest, res: MedusaResponse): void {
  res.status(404).json({ type: "not_found", code: "not_found", message: "Technicians are invited by an agent.", details: {} })
}

/** The same answer as for a wrong password, whether she is disabled or none at all. Medusa compares e-mails letter by letter. */
async function admitActive(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { email } = (req.body ?? {}) as { readonly email?: unknown }
  const { technicians } = req.scope.resolve<AftercareModuleService>(AFTERCARE_MODULE).services
  if (typeof email === "string" && !email.includes("\0") && (await technicians.active({ email })) !== null) {
    req.body = { ...(req.body as object), email: email.trim().toLowerCase() }
    return next()
  }
  res.status(401).json({ type: "unauthorized", message: "Invalid email or password" })
}

export const technicianLogin: MiddlewareRoute[] = [
  { matcher: "/auth/technician/emailpass/register", methods: ["POST"], middlewares: [refuseRegistration] },
  { matcher: "/auth/technician/emailpass", methods: ["POST"], middlewares: [admitActive] },
]
