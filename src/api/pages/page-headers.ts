import type { MedusaResponse } from "@medusajs/framework/http"

/**
 * Nothing but our own files: no inline script or style, no other host, no frame around us. WebAssembly is for the
 * scanner, blob: for photos before they are sent, data: for a logo that is given so.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ")

/** Without it the bench could not open when the network is gone; the portal has no worker. */
const BENCH_POLICY = `${CONTENT_SECURITY_POLICY}; worker-src 'self'`

/** Of every answer at /portal and /bench, whatever it is. */
export function setPageHeaders(res: MedusaResponse, site: "customer" | "bench"): void {
  res.set({
    "Content-Security-Policy": site === "bench" ? BENCH_POLICY : CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  })
}
