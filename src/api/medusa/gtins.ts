import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { padGtin } from "../../domain/gs1/check-digit"

export interface VariantOnLabel {
  readonly variantId: string
  readonly productTitle: string | null
  /** 14 digits each. */
  readonly gtins: readonly string[]
}

interface VariantRow {
  readonly id: string
  readonly ean?: string | null
  readonly upc?: string | null
  readonly barcode?: string | null
  readonly product?: { readonly title?: string | null } | null
}

/** The article numbers of variants as Medusa has them: EAN, UPC and barcode, where they are GTINs. */
export async function variantsOnLabels(scope: Pick<MedusaContainer, "resolve">, variantIds: readonly string[]): Promise<readonly VariantOnLabel[]> {
  const { data } = await scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "product_variant", fields: ["id", "ean", "upc", "barcode", "product.title"], filters: { id: [...variantIds] } })
  // Query's types know these fields only where Medusa's generated types are installed.
  return (data as unknown as readonly VariantRow[]).map(({ id, ean, upc, barcode, product }) => ({
    variantId: id, productTitle: product?.title ?? null, gtins: [ean, upc, barcode].flatMap((digits) => padGtin(digits?.trim() ?? "") ?? []),
  }))
}
