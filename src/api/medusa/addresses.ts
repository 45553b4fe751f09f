import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PostalAddress } from "../../domain/common/postal-address"
import { addressFromMedusa } from "../../workflows/rma/address-in-medusa"

type Scope = Pick<MedusaContainer, "resolve">
type Row = Parameters<typeof addressFromMedusa>[0]

const SAVED_MAX = 50

/** Only one that a parcel would arrive at. */
const complete = (row: Row | null | undefined): PostalAddress[] => (row?.address_1 && row.city && row.postal_code && row.country_code ? [addressFromMedusa(row)] : [])

/** Where an order was sent. */
export async function addressOfOrder(scope: Scope, orderId: string): Promise<PostalAddress | null> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "shipping_address.*"], filters: { id: orderId } })
  return complete((data[0] as unknown as { readonly shipping_address?: Row | null } | undefined)?.shipping_address)[0] ?? null
}

/** What a customer keeps in her account, her usual one first. */
export async function addressesOfCustomer(scope: Scope, customerId: string): Promise<PostalAddress[]> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer_address", fields: ["*"], filters: { customer_id: customerId } as object, pagination: { take: SAVED_MAX, skip: 0 } })
  const rows = data as unknown as readonly (Row & { readonly is_default_shipping?: boolean })[]
  return [...rows].sort((one, other) => Number(other.is_default_shipping ?? false) - Number(one.is_default_shipping ?? false)).flatMap(complete)
}
