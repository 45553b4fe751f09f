import type { AdminInventoryItem, AdminProductVariant } from "@medusajs/framework/types"
import { PolicySection } from "./policy-section"

export function VariantPolicyWidget({ data: variant }: { readonly data: AdminProductVariant }) {
  return <PolicySection subject={{ variant_id: variant.id }} />
}

export function ItemPolicyWidget({ data: item }: { readonly data: AdminInventoryItem }) {
  return <PolicySection subject={{ inventory_item_id: item.id }} />
}
