import type { MedusaContainer } from "@medusajs/framework/types"
import type { Unit } from "../../../domain/unit/unit"
import { postStock } from "../../../workflows/stock/post-stock"
import { presentVendorClaim } from "../../present/vendor-claim"
import type { Answer, RouteContext, Services } from "../../respond"

/** After a command on a claim: Medusa's stock as the next reader sees it, and the claim as it is now. */
export async function answerClaim(container: MedusaContainer, services: Services, { units, summary }: { readonly units: readonly Unit[]; readonly summary: { readonly [key: string]: unknown } }): Promise<Answer> {
  const items = [...new Set(units.map(({ inventoryItemId }) => inventoryItemId))]
  if (items.length > 0) await postStock(container, items)
  return { body: { vendor_claim: presentVendorClaim(await services.vendorClaims.get(String(summary["vendor_claim_id"]))) } }
}

/** What the claim of the path is now. */
export const currentClaim = async ({ params, services }: Pick<RouteContext<unknown, unknown>, "params" | "services">): Promise<object> => presentVendorClaim(await services.vendorClaims.get(params["id"] ?? ""))
