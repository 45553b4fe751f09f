import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RejectionError, reject } from "../../domain/common/rejection"

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

/** The product and variant as one name. Throws `not_found`. */
export async function requireVariantTitle(scope: Pick<MedusaContainer, "resolve">, variantId: string): Promise<{ readonly title: string; readonly thumbnail: string | null }> {
  const found = (await variantTitles(scope, [variantId])).get(variantId)
  if (found === undefined) throw new RejectionError(reject("not_found", `No product variant ${variantId.slice(0, 64)} exists.`, { variant_id: variantId.slice(0, 64) }))
  const names = [found.productTitle, found.variantTitle].filter((name) => name !== null && name !== "" && name !== ONLY_VARIANT)
  return { title: names.join(" · ") || variantId, thumbnail: found.thumbnail }
}

/** What Medusa calls the variant of a product that has one. */
const ONLY_VARIANT = "Default variant"
