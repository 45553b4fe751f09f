import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"

export interface OrderInMedusa {
  readonly id: string
  readonly isCanceled: boolean
  readonly salesChannelId: string | null
  /** Title by line item. */
  readonly titles: ReadonlyMap<string, string>
}

interface OrderRow {
  readonly id: string
  readonly status: string
  readonly sales_channel_id?: string | null
  readonly items?: readonly ({ readonly id: string; readonly title: string; readonly product_title?: string | null } | null)[] | null
}

/** Throws `not_found`. */
export async function readOrder(scope: Pick<MedusaContainer, "resolve">, orderId: string): Promise<OrderInMedusa> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order", fields: ["id", "status", "sales_channel_id", "items.id", "items.title", "items.product_title"], filters: { id: orderId },
  })
  // Query's types know an order's items only where Medusa's generated types are installed.
  const [order] = data as unknown as readonly OrderRow[]
  if (order === undefined) throw new RejectionError(reject("not_found", `No order ${orderId.slice(0, 64)} exists.`, { order_id: orderId }))
  return {
    id: order.id,
    isCanceled: order.status === "canceled",
    salesChannelId: order.sales_channel_id ?? null,
    titles: new Map((order.items ?? []).flatMap((item) => (item === null ? [] : [[item.id, item.product_title ?? item.title] as const]))),
  }
}
