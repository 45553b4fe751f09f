import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Scope = Pick<MedusaContainer, "resolve">

/** How a line of a file names a thing. */
interface Name {
  readonly by: string
  readonly value: string
}

export type Found<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string }
/** Answers from what was read before; asks nobody. */
export type Lookup<Value> = (name: Name) => Found<Value>

export interface FoundItem {
  readonly inventoryItemId: string
  readonly variantId: string | null
}

const VALUES_PER_QUERY = 500

interface VariantRow {
  readonly id: string
  readonly sku: string | null
  readonly inventory_items?: readonly ({ readonly inventory_item_id: string; readonly required_quantity: number } | null)[] | null
}

/** By SKU a variant is meant, or else an inventory item; a variant must have exactly one item, needed once. */
export async function findItems(scope: Scope, names: readonly Name[]): Promise<Lookup<FoundItem>> {
  const [skus, variantIds, itemIds] = ["sku", "variant_id", "inventory_item_id"].map((by) => valuesOf(names, by))
  const fields = ["id", "sku", "inventory_items.inventory_item_id", "inventory_items.required_quantity"]
  const [bySku, byId, itemsBySku, itemsById] = await Promise.all([
    ask<VariantRow>(scope, "variant", fields, "sku", skus), ask<VariantRow>(scope, "variant", fields, "id", variantIds),
    ask<{ id: string; sku: string | null }>(scope, "inventory_item", ["id", "sku"], "sku", skus), ask<{ id: string }>(scope, "inventory_item", ["id"], "id", itemIds),
  ])
  const found = new Map<string, Found<FoundItem>>()
  for (const { id, sku } of itemsBySku) found.set(`sku ${sku}`, { ok: true, value: { inventoryItemId: id, variantId: null } })
  for (const variant of bySku) found.set(`sku ${variant.sku}`, itemOf(variant))
  for (const variant of byId) found.set(`variant_id ${variant.id}`, itemOf(variant))
  for (const { id } of itemsById) found.set(`inventory_item_id ${id}`, { ok: true, value: { inventoryItemId: id, variantId: null } })
  return (name) => found.get(`${name.by} ${name.value}`) ?? { ok: false, message: `No product has the ${name.by} ${quoted(name)}.` }
}

function itemOf({ id, inventory_items: links }: VariantRow): Found<FoundItem> {
  const items = (links ?? []).filter((item) => item !== null)
  const [only] = items
  if (only !== undefined && items.length === 1 && only.required_quantity === 1) return { ok: true, value: { inventoryItemId: only.inventory_item_id, variantId: id } }
  return { ok: false, message: `Variant ${id} has ${items.length} inventory items${items.length === 1 ? " but needs several of it" : ""}; name the inventory_item_id.` }
}

export async function findLocations(scope: Scope, names: readonly Name[]): Promise<Lookup<string>> {
  const [byId, byName] = await Promise.all([
    ask<{ id: string }>(scope, "stock_location", ["id"], "id", valuesOf(names, "id")), ask<{ id: string; name: string }>(scope, "stock_location", ["id", "name"], "name", valuesOf(names, "name")),
  ])
  const found = grouped([...byId.map(({ id }) => [`id ${id}`, id] as const), ...byName.map(({ id, name }) => [`name ${name}`, id] as const)])
  return (name) => onlyOne(found.get(`${name.by} ${name.value}`) ?? [], `stock location with the ${name.by} ${quoted(name)}`)
}

/** Of several customers with one e-mail (guest orders make such), the one with an account is meant. */
export async function findCustomers(scope: Scope, names: readonly Name[]): Promise<Lookup<string>> {
  const [byId, byEmail] = await Promise.all([
    ask<{ id: string }>(scope, "customer", ["id"], "id", valuesOf(names, "customer_id")),
    ask<{ id: string; email: string; has_account: boolean }>(scope, "customer", ["id", "email", "has_account"], "email", valuesOf(names, "email")),
  ])
  const accounts = new Set(byEmail.filter((customer) => customer.has_account).map(({ email }) => email))
  const meant = byEmail.filter((customer) => customer.has_account || !accounts.has(customer.email))
  const found = grouped([...byId.map(({ id }) => [`customer_id ${id}`, id] as const), ...meant.map(({ id, email }) => [`email ${email}`, id] as const)])
  return (name) => onlyOne(found.get(`${name.by} ${name.value}`) ?? [], name.by === "email" ? "customer with the e-mail of this line" : `customer with the id ${quoted(name)}`)
}

function onlyOne(ids: readonly string[], what: string): Found<string> {
  const [only] = ids
  if (only === undefined) return { ok: false, message: `There is no ${what}.` }
  return ids.length === 1 ? { ok: true, value: only } : { ok: false, message: `There is more than one ${what}; name it by its id.` }
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}

const valuesOf = (names: readonly Name[], by: string): string[] => [...new Set(names.filter((name) => name.by === by).map(({ value }) => value))]

const quoted = ({ value }: Name): string => `"${value.slice(0, 64)}"`

async function ask<Row>(scope: Scope, entity: string, fields: string[], filter: string, values: readonly string[] = []): Promise<Row[]> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const rows: Row[] = []
  for (let from = 0; from < values.length; from += VALUES_PER_QUERY) {
    const { data } = await query.graph({ entity, fields, filters: { [filter]: values.slice(from, from + VALUES_PER_QUERY) } })
    // The fields asked for are the row's; Query's types know them only where Medusa's generated types are installed.
    rows.push(...(data as unknown as Row[]))
  }
  return rows
}
