import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { optionsOf } from "../facade"

/** Where the link of each template leads: a page of the portal or of the technicians' bench. */
const PAGES: { readonly [template: string]: { readonly site: "portal" | "bench"; readonly page: string } } = {
  guest_access: { site: "portal", page: "access" },
  ownership_transfer: { site: "portal", page: "transfer" },
  repair_quote: { site: "portal", page: "quote" },
  payment_link: { site: "portal", page: "pay" },
  technician_invite: { site: "bench", page: "invite" },
}

/**
 * The link of a mail. The token stands behind `#`: that part of an address is never sent to a server, so it is in no
 * access log, in no proxy's and in no `Referer`.
 */
export function linkOf(container: MedusaContainer, template: string, token: string): string {
  const { site, page } = PAGES[template] ?? { site: "portal", page: "link" }
  return `${siteUrl(container, site)}/${page}#token=${encodeURIComponent(token)}`
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
