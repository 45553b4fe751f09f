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

export interface Buyer {
  readonly customerId: string | null
  readonly email: string | null
  /** Of the shipping address, in lower case. */
  readonly countryCode: string | null
}

/** Who bought an order and where it was sent. Throws `not_found`. */
export async function readBuyer(scope: Pick<MedusaContainer, "resolve">, orderId: string): Promise<Buyer> {
  const buyer = await findBuyer(scope, orderId)
  if (buyer === null) throw new RejectionError(reject("not_found", `No order ${orderId.slice(0, 64)} exists.`, { order_id: orderId }))
  return buyer
}

/** Null: Medusa has no such order. */
export async function findBuyer(scope: Pick<MedusaContainer, "resolve">, orderId: string): Promise<Buyer | null> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "customer_id", "email", "shipping_address.country_code"], filters: { id: orderId } })
  const [order] = data as unknown as readonly { readonly customer_id?: string | null; readonly email?: string | null; readonly shipping_address?: { readonly country_code?: string | null } | null }[]
  if (order === undefined) return null
  return { customerId: order.customer_id ?? null, email: order.email ?? null, countryCode: order.shipping_address?.country_code?.toLowerCase() ?? null }
}

/** Throws `not_found`. */
export async function requireCustomer(scope: Pick<MedusaContainer, "resolve">, customerId: string): Promise<void> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: ["id"], filters: { id: customerId } })
  if (data.length === 0) throw new RejectionError(reject("not_found", `No customer ${customerId.slice(0, 64)} exists.`, { customer_id: customerId }))
}
