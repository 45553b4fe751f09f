import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Container = Pick<MedusaContainer, "resolve">

export async function orderIdsOfReturns(container: Container, returnIds: readonly string[]): Promise<string[]> {
  if (returnIds.length === 0) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "return", fields: ["id", "order_id"], filters: { id: [...returnIds] } })
  return [...new Set((data as unknown as { readonly order_id: string }[]).map(({ order_id }) => order_id))]
}

export async function orderIdsOfRefunds(container: Container, refundIds: readonly string[]): Promise<string[]> {
  if (refundIds.length === 0) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "refund", fields: ["id", "payment.payment_collection.order.id"], filters: { id: [...refundIds] } })
  return [...new Set((data as unknown as GraphRefund[]).flatMap(({ payment }) => (payment?.payment_collection?.order ? [payment.payment_collection.order.id] : [])))]
}

interface GraphRefund {
  readonly payment?: { readonly payment_collection?: { readonly order?: { readonly id: string } | null } | null } | null
}
