import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"
import { refuseRequest } from "../respond"

type Scope = Pick<MedusaContainer, "resolve">

/** What a serial policy has to know of the item it is for, as Medusa says it now. */
export interface ItemInMedusa {
  readonly inventoryItemId: string
  /** The one variant that is sold as exactly one of this item; null for parts of kits alone. */
  readonly variantId: string | null
  readonly productId: string | null
  /** Does Medusa manage the inventory of every variant that is sold from it? */
  readonly managed: boolean
  readonly levels: readonly { readonly locationId: string; readonly stockedQuantity: number }[]
  readonly stockedQuantity: number
}

/** How callers name an item: by itself, or by a variant that has exactly one item with required quantity 1. */
export interface ItemReference {
  readonly inventory_item_id?: string | undefined
  readonly variant_id?: string | undefined
}

export interface ItemIdentity {
  readonly inventoryItemId: string
  readonly variantId: string | null
}

interface VariantItem {
  readonly inventory_item_id: string
  readonly required_quantity: number
}

/** Throws `not_found`, `policy.ambiguous_variant`, and for tracking `full` `policy.needs_managed_inventory`. */
export async function resolveItem(scope: Scope, reference: ItemReference, tracking?: string): Promise<ItemIdentity> {
  const { inventory_item_id: inventoryItemId, variant_id: variantId } = reference
  if (variantId === undefined) {
    if (inventoryItemId === undefined) throw refuseRequest("inventory_item_id", "Name the variant or the inventory item.")
    await requireItem(scope, inventoryItemId)
    return { inventoryItemId, variantId: null }
  }
  const { items, managed } = await variantById(scope, variantId)
  if (inventoryItemId !== undefined) {
    if (!items.some((item) => item.inventory_item_id === inventoryItemId)) throw refuseRequest("variant_id", "The variant is not sold from this inventory item.")
    return { inventoryItemId, variantId }
  }
  const [only] = items
  if (only === undefined && !managed && tracking === "full") {
    throw new RejectionError(reject("policy.needs_managed_inventory", `Medusa does not manage the inventory of variant ${variantId}, so its units cannot be tracked in stock.`, { variant_id: variantId }))
  }
  if (only === undefined || items.length > 1 || only.required_quantity !== 1) {
    throw new RejectionError(reject("policy.ambiguous_variant", `Variant ${variantId} has ${items.length} inventory items${items.length === 1 ? " but needs several of it" : ""}; name the inventory item.`, {
      variant_id: variantId, inventory_items: items.map((item) => ({ inventory_item_id: item.inventory_item_id, required_quantity: item.required_quantity })),
    }))
  }
  return { inventoryItemId: only.inventory_item_id, variantId }
}

export async function readItem(scope: Scope, { inventoryItemId, variantId }: ItemIdentity): Promise<ItemInMedusa> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const [variants, levels] = await Promise.all([variantsOfItem(scope, inventoryItemId), query.graph({
    entity: "inventory_level", fields: ["location_id", "stocked_quantity"], filters: { inventory_item_id: inventoryItemId },
  })])
  const stocked = levels.data.map((level) => ({ locationId: level.location_id, stockedQuantity: Number(level.stocked_quantity) }))
  const products = new Set(variants.map(({ productId }) => productId))
  const single = variants.filter(({ requiredQuantity, itemCount }) => requiredQuantity === 1 && itemCount === 1)
  const own = variants.find((variant) => variant.id === variantId) ?? (single.length === 1 ? single[0] : undefined)
  return {
    inventoryItemId,
    variantId: own?.id ?? null,
    productId: own?.productId ?? (products.size === 1 ? variants[0]?.productId ?? null : null),
    managed: variants.every(({ managed }) => managed),
    levels: stocked,
    stockedQuantity: stocked.reduce((sum, level) => sum + level.stockedQuantity, 0),
  }
}

async function requireItem(scope: Scope, inventoryItemId: string): Promise<void> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "inventory_item", fields: ["id"], filters: { id: inventoryItemId } })
  if (data.length === 0) throw new RejectionError(reject("not_found", `No inventory item ${inventoryItemId.slice(0, 64)} exists.`, { inventory_item_id: inventoryItemId }))
}

async function variantById(scope: Scope, variantId: string): Promise<{ readonly items: readonly VariantItem[]; readonly managed: boolean }> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "variant", fields: ["id", "manage_inventory", "inventory_items.inventory_item_id", "inventory_items.required_quantity"], filters: { id: variantId },
  })
  const [variant] = data
  if (variant === undefined) throw new RejectionError(reject("not_found", `No product variant ${variantId.slice(0, 64)} exists.`, { variant_id: variantId }))
  // Query's types do not know the columns of this link.
  const items = ((variant.inventory_items ?? []) as unknown as (VariantItem | null)[]).filter((item) => item !== null)
  return { items, managed: variant.manage_inventory === true }
}

interface VariantOfItem {
  readonly id: string
  readonly productId: string | null
  readonly managed: boolean
  readonly requiredQuantity: number
  readonly itemCount: number
}

async function variantsOfItem(scope: Scope, inventoryItemId: string): Promise<VariantOfItem[]> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const links = await query.graph({ entity: "product_variant_inventory_item", fields: ["variant_id"], filters: { inventory_item_id: inventoryItemId } })
  const ids = (links.data as unknown as { readonly variant_id: string }[]).map(({ variant_id }) => variant_id)
  if (ids.length === 0) return []
  const { data } = await query.graph({
    entity: "variant", fields: ["id", "product_id", "manage_inventory", "inventory_items.inventory_item_id", "inventory_items.required_quantity"], filters: { id: ids },
  })
  return data.map((variant) => {
    const items = ((variant.inventory_items ?? []) as unknown as (VariantItem | null)[]).filter((item) => item !== null)
    return {
      id: variant.id, productId: variant.product_id ?? null, managed: variant.manage_inventory === true, itemCount: items.length,
      requiredQuantity: items.find((item) => item.inventory_item_id === inventoryItemId)?.required_quantity ?? 0,
    }
  })
}
