import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"

/** `/01/{gtin}/21/{serial}` as it was sent: nothing is decoded on the way. */
const LABEL = /^\/01\/[0-9]{8,14}\/21\/[^/?#]+\/?$/

/** Who scans a label with a phone gets the page; who asks for JSON gets the answer of the route. */
function showPage(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const [path = ""] = req.originalUrl.split("?")
  res.vary("Accept")
  if ((req.method !== "GET" && req.method !== "HEAD") || !LABEL.test(path) || req.accepts(["json", "html"]) !== "html") return next()
  res.setHeader("Referrer-Policy", "no-referrer")
  res.redirect(303, `/portal${path}`)
}

export const passportPage: MiddlewareRoute[] = [{ matcher: "/01", middlewares: [showPage] }]
