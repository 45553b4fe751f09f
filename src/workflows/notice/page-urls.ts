import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { optionsOf } from "../facade"

/** Where a one-time link leads, by template: a page of the portal or of the technicians' bench. */
export const TOKEN_PAGES: { readonly [template: string]: { readonly site: "portal" | "bench"; readonly page: string } } = {
  guest_access: { site: "portal", page: "access" },
  ownership_transfer: { site: "portal", page: "transfer" },
  repair_quote: { site: "portal", page: "quote" },
  replacement_offer: { site: "portal", page: "offer" },
  payment_link: { site: "portal", page: "pay" },
  technician_invite: { site: "bench", page: "invite" },
}

/**
 * The link of a mail. The token stands behind `#`: that part of an address is never sent to a server, so it is in no
 * access log, in no proxy's and in no `Referer`.
 */
export function linkOf(container: MedusaContainer, template: string, token: string): string {
  const { site, page } = TOKEN_PAGES[template] ?? { site: "portal", page: "link" }
  return `${siteUrl(container, site)}/${page}#token=${encodeURIComponent(token)}`
}

/** Where a notice without a token leads: the page of the first of these that its data names. */
export const DOCUMENT_PAGES = [["payment_collection_id", "pay"], ["rma_id", "returns"], ["repair_order_id", "repairs"], ["claim_id", "claims"], ["registration_id", "registrations"], ["unit_id", "products"]] as const

/** The portal's page of what a notice tells of; null when it names nothing that has one. */
export function pageOf(container: MedusaContainer, data: { readonly [key: string]: unknown }): string | null {
  const named = DOCUMENT_PAGES.find(([field]) => typeof data[field] === "string")
  if (named === undefined) return null
  const [field, page] = named
  return `${siteUrl(container, "portal")}/${page}/${encodeURIComponent(String(data[field]))}`
}

/** Where agents work on what a notice to one of them tells of. */
export function deskPageOf(container: MedusaContainer, data: { readonly [key: string]: unknown }): string | null {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE) as { readonly admin?: { readonly path?: string } }
  return typeof data["rma_id"] === "string" ? `${backendUrl(container)}${admin?.path ?? "/app"}/aftercare/returns/${encodeURIComponent(data["rma_id"])}` : null
}

function siteUrl(container: MedusaContainer, site: "portal" | "bench"): string {
  const { portalUrl, benchUrl } = optionsOf(container)
  const url = (site === "portal" ? portalUrl : benchUrl) || `${backendUrl(container)}/${site}`
  return url.replace(/\/+$/, "")
}

const PORT_DEFAULT = 9000

function backendUrl(container: MedusaContainer): string {
  // In most hosts the Admin's own setting is a mere path.
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE) as { readonly admin?: { readonly backendUrl?: string } }
  const known = [admin?.backendUrl, process.env["MEDUSA_BACKEND_URL"]].find((url) => url !== undefined && /^https?:\/\//.test(url))
  return (known ?? `http://localhost:${process.env["PORT"] || PORT_DEFAULT}`).replace(/\/+$/, "")
}
