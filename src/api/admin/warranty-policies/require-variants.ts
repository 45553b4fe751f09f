import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refuseRequest } from "../../respond"

const IDS_PER_QUERY = 1_000

/** Throws `request.invalid` for variants that do not exist: a policy for them would silently cover nothing. */
export async function requireVariants(container: Pick<MedusaContainer, "resolve">, variantIds: readonly string[]): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  for (let from = 0; from < variantIds.length; from += IDS_PER_QUERY) {
    const ids = variantIds.slice(from, from + IDS_PER_QUERY)
    const { data } = await query.graph({ entity: "variant", fields: ["id"], filters: { id: ids }, pagination: { take: IDS_PER_QUERY, skip: 0 } })
    const known = new Set(data.map((variant) => variant.id))
    const missing = ids.findIndex((id) => !known.has(id))
    if (missing >= 0) throw refuseRequest(`variant_ids.${from + missing}`, "No product variant has this id.")
  }
}
