import type { HttpStoreUnit } from "../../../src/types/http"
import { useTexts } from "../use-texts"
import { Box } from "../ui/icons"

type Named = Pick<HttpStoreUnit, "product_title" | "variant_title" | "serial_number">

/** As the shop's pages call it; a variant that is merely the default adds nothing. */
export function useProductName(): (unit: Named) => string {
  const { t } = useTexts()
  return ({ product_title: product, variant_title: variant }) => {
    if (product === null) return t("products.unnamed")
    return variant === null || /^default/i.test(variant) || product.endsWith(variant) ? product : `${product}, ${variant}`
  }
}

export function ProductPicture({ unit, isLarge = false }: { readonly unit: Pick<HttpStoreUnit, "thumbnail">; readonly isLarge?: boolean }) {
  const size = isLarge ? "size-20" : "size-14"
  if (isOwn(unit.thumbnail)) return <img src={unit.thumbnail} alt="" loading="lazy" className={`${size} bg-ui-bg-component shrink-0 rounded-xl object-cover`} />
  return <span className={`${size} bg-ui-bg-component text-ui-fg-subtle flex shrink-0 items-center justify-center rounded-xl`}><Box className={isLarge ? "size-8" : ""} /></span>
}

/** Pictures of another site are not asked for: nobody but the shop learns who looks at what. One written out in its address asks nobody. */
function isOwn(url: string | null): url is string {
  if (url === null) return false
  if (url.startsWith("data:image/")) return true
  try {
    return new URL(url, window.location.href).origin === window.location.origin
  } catch {
    return false
  }
}
