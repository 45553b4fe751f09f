import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"

type Scope = Pick<MedusaContainer, "resolve">

/** Throws `location.not_found` for the first of these ids that is no stock location. */
export async function requireLocations(scope: Scope, locationIds: readonly string[]): Promise<void> {
  const ids = [...new Set(locationIds)]
  if (ids.length === 0) return
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "stock_location", fields: ["id"], filters: { id: ids } })
  const known = new Set(data.map(({ id }) => id))
  const missing = ids.find((id) => !known.has(id))
  if (missing !== undefined) throw new RejectionError(reject("location.not_found", `No stock location ${missing.slice(0, 64)} exists.`, { location_id: missing }))
}

/** Throws `location.not_in_sales_channel` when the order may not ship from one of these. An order without channel may ship from all. */
export async function requireSalesChannel(scope: Scope, locationIds: readonly string[], salesChannelId: string | null): Promise<void> {
  const ids = [...new Set(locationIds)]
  if (ids.length === 0 || salesChannelId === null) return
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "stock_location", fields: ["id", "sales_channels.id"], filters: { id: ids } })
  // Query's types end at the link between the two modules.
  const locations = data as unknown as readonly { readonly id: string; readonly sales_channels?: readonly ({ readonly id: string } | null)[] | null }[]
  const linked = new Map(locations.map((location) => [location.id, (location.sales_channels ?? []).map((channel) => channel?.id)]))
  const foreign = ids.find((id) => !linked.get(id)?.includes(salesChannelId))
  if (foreign === undefined) return
  throw new RejectionError(reject("location.not_in_sales_channel", `Location ${foreign} is not linked to the order's sales channel ${salesChannelId}.`, {
    location_id: foreign, sales_channel_id: salesChannelId,
  }))
}
