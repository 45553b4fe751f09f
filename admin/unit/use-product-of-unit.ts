import type { HttpUnit } from "../../src/types/http"
import { type ProductName, useItemNames, useVariantNames } from "../common/use-names"

type Product = Pick<HttpUnit, "variant_id" | "inventory_item_id">

/** What a unit is, for people: the product and variant, or for parts the inventory item. */
export function useProductOfUnit(units: readonly Product[]): (unit: Product) => ProductName | null {
  const variants = useVariantNames(units.map(({ variant_id }) => variant_id))
  const items = useItemNames(units.map(({ variant_id, inventory_item_id }) => (variant_id === null ? inventory_item_id : null)))
  return ({ variant_id, inventory_item_id }) => (variant_id === null ? undefined : variants.get(variant_id)) ?? items.get(inventory_item_id) ?? null
}
