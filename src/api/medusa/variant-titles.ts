import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What a shop's page calls a variant. */
export interface VariantTitle {
  readonly productTitle: string | null
  readonly variantTitle: string | null
  readonly thumbnail: string | null
}

interface VariantRow {
  readonly id: string
  readonly title?: string | null
  readonly thumbnail?: string | null
  readonly product?: { readonly title?: string | null; readonly thumbnail?: string | null } | null
}

/** By variant, in one query; a variant that was deleted is missing. */
export async function variantTitles(scope: Pick<MedusaContainer, "resolve">, variantIds: readonly (string | null)[]): Promise<ReadonlyMap<string, VariantTitle>> {
  const ids = [...new Set(variantIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product_variant", fields: ["id", "title", "thumbnail", "product.title", "product.thumbnail"], filters: { id: ids },
  })
  // Query's types know these fields only where Medusa's generated types are installed.
  return new Map((data as unknown as readonly VariantRow[]).map(({ id, title, thumbnail, product }) => [
    id, { productTitle: product?.title ?? null, variantTitle: title ?? null, thumbnail: thumbnail ?? product?.thumbnail ?? null },
  ]))
}
