import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { ClaimRow, ExchangeRow, ReturnRow } from "./order-module"

type Container = Pick<MedusaContainer, "resolve">
type Filter = { readonly id: string } | { readonly order_id: string }

// By Query with fields in words: the order module's own lists break on documents that have no shipping method.
const RETURN = ["id", "order_id", "status", "location_id", "exchange_id", "claim_id", "metadata", "canceled_at", "items.id", "items.item_id", "items.quantity", "items.received_quantity", "items.damaged_quantity"]
const CLAIM = ["id", "order_id", "type", "return_id", "metadata", "canceled_at", "claim_items.*", "additional_items.*"]
const EXCHANGE = ["id", "order_id", "return_id", "metadata", "canceled_at", "additional_items.*"]

export const readReturns = (container: Container, filters: Filter): Promise<ReturnRow[]> => read(container, "return", RETURN, filters)
export const readClaims = (container: Container, filters: Filter): Promise<ClaimRow[]> => read(container, "order_claim", CLAIM, filters)
export const readExchanges = (container: Container, filters: Filter): Promise<ExchangeRow[]> => read(container, "order_exchange", EXCHANGE, filters)

async function read<Row>(container: Container, entity: string, fields: readonly string[], filters: Filter): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: [...fields], filters: { ...filters } as object })
  return data as unknown as Row[]
}
