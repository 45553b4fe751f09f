import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Scope = Pick<MedusaContainer, "resolve">

/** What Medusa calls an inventory item. */
export interface ItemName {
  readonly id: string
  readonly title: string | null
  readonly sku: string | null
}

/** The codes that are printed on the package of what is sold as a variant. */
const PRINTED = ["sku", "barcode", "ean", "upc"] as const

/** The inventory items a scanned or typed text may mean: what bears exactly this code, before what is called so. */
export async function findItems(scope: Scope, text: string, limit: number): Promise<readonly ItemName[]> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const [named, variants] = await Promise.all([
    query.graph({ entity: "inventory_item", fields: ["id", "title", "sku"], filters: { q: text }, pagination: { take: limit, skip: 0 } }),
    query.graph({ entity: "product_variant", fields: ["id", "inventory_items.inventory_item_id"], filters: { $or: PRINTED.map((field) => ({ [field]: text })) }, pagination: { take: limit, skip: 0 } }),
  ])
  // Query's types do not know the columns of this link.
  const sold = variants.data.flatMap(({ inventory_items: items }) => ((items ?? []) as unknown as ({ readonly inventory_item_id: string } | null)[]).flatMap((item) => item?.inventory_item_id ?? []))
  const byCode = await itemNames(scope, sold)
  const exact = [...named.data.filter(({ sku }) => sku?.toLowerCase() === text.toLowerCase()).map(nameOf), ...byCode.values()]
  const all = new Map([...exact, ...(exact.length > 0 ? [] : named.data.map(nameOf))].map((item) => [item.id, item]))
  return [...all.values()].slice(0, limit)
}

/** By item, in one query; an item that was deleted is missing. */
export async function itemNames(scope: Scope, itemIds: readonly string[]): Promise<ReadonlyMap<string, ItemName>> {
  const ids = [...new Set(itemIds)]
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "inventory_item", fields: ["id", "title", "sku"], filters: { id: ids } })
  return new Map(data.map((item) => [item.id, nameOf(item)]))
}

const nameOf = ({ id, title, sku }: { readonly id: string; readonly title?: string | null; readonly sku?: string | null }): ItemName => ({ id, title: title ?? null, sku: sku ?? null })
