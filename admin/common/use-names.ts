import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { HttpUnitList } from "../../src/types/http"
import { request, sdk } from "./api/backend"

/**
 * Our answers hold Medusa's ids; an agent reads names. Each hook asks once for all the ids of what is on the screen, and
 * gives nothing for an id until its name is known.
 */

const NAMES_FRESH_MS = 60_000
const LOCATIONS_MAX = 500

export type Names<Value> = ReadonlyMap<string, Value>

export interface ProductName {
  readonly title: string
  /** What sets it apart from its sisters: the variant. */
  readonly detail: string | null
  readonly sku: string | null
  readonly thumbnail: string | null
  readonly href: string | null
}

export interface CustomerName {
  readonly name: string
  readonly email: string
}

const NONE = new Map<string, never>()

function useNames<Value>(kind: string, ids: readonly (string | null | undefined)[], fetchNames: (ids: string[]) => Promise<readonly (readonly [string, Value])[]>): Names<Value> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))].sort()
  const { data } = useQuery({
    queryKey: ["aftercare-names", kind, wanted], queryFn: async () => new Map(await fetchNames(wanted)),
    enabled: wanted.length > 0, staleTime: NAMES_FRESH_MS, placeholderData: keepPreviousData,
  })
  return data ?? NONE
}

export const useVariantNames = (ids: readonly (string | null | undefined)[]): Names<ProductName> =>
  useNames("variants", ids, async (id) => {
    const { variants } = await sdk.admin.productVariant.list({ id, limit: id.length, fields: "id,title,sku,product_id,product.title,product.thumbnail" })
    return variants.map((variant) => [variant.id, {
      title: variant.product?.title ?? variant.title ?? variant.sku ?? "", detail: variant.title ?? null, sku: variant.sku, thumbnail: variant.product?.thumbnail ?? null,
      href: variant.product_id ? `/products/${variant.product_id}/variants/${variant.id}` : null,
    }] as const)
  })

export const useItemNames = (ids: readonly (string | null | undefined)[]): Names<ProductName> =>
  useNames("items", ids, async (id) => {
    const { inventory_items } = await sdk.admin.inventoryItem.list({ id, limit: id.length, fields: "id,title,sku,thumbnail" })
    return inventory_items.map((item) => [item.id, {
      title: item.title ?? item.sku ?? "", detail: null, sku: item.sku ?? null, thumbnail: item.thumbnail ?? null, href: `/inventory/${item.id}`,
    }] as const)
  })

/** All of them: a shop has few, and most lists need most. */
export function useLocationNames(): Names<string> {
  return useNames("locations", ["all"], async () => {
    const { stock_locations } = await sdk.admin.stockLocation.list({ limit: LOCATIONS_MAX, fields: "id,name", order: "name" })
    return stock_locations.map(({ id, name }) => [id, name] as const)
  })
}

export const useCustomerNames = (ids: readonly (string | null | undefined)[]): Names<CustomerName> =>
  useNames("customers", ids, async (id) => {
    const { customers } = await sdk.admin.customer.list({ id, limit: id.length, fields: "id,first_name,last_name,company_name,email" })
    return customers.map((customer) => [customer.id, {
      name: [customer.first_name, customer.last_name].filter(Boolean).join(" ") || customer.company_name || customer.email, email: customer.email,
    }] as const)
  })

/** The number that customer and agent say: #1042. */
export const useOrderNames = (ids: readonly (string | null | undefined)[]): Names<string> =>
  useNames("orders", ids, async (id) => {
    const { orders } = await sdk.admin.order.list({ id, limit: id.length, fields: "id,display_id" })
    return orders.map((order) => [order.id, `#${order.display_id}`] as const)
  })

export const useUserNames = (ids: readonly (string | null | undefined)[]): Names<string> =>
  useNames("users", ids, async (id) => {
    const { users } = await sdk.admin.user.list({ id, limit: id.length, fields: "id,first_name,last_name,email" })
    return users.map((user) => [user.id, [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email] as const)
  })

/** Serial numbers: the name a unit has among people. */
export const useSerialNumbers = (ids: readonly (string | null | undefined)[]): Names<string> =>
  useNames("units", ids, async (id) => {
    const { units } = await request<HttpUnitList>("GET", "/admin/units", { query: { id, limit: id.length } })
    return units.map((unit) => [unit.id, unit.serial_number] as const)
  })
