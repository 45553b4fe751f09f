import { useTexts } from "../common/use-texts"
import { monthsOf, type WarrantyPolicy } from "./warranty-policy"

/** The terms as a customer would be told them. */
export function usePolicyWords(): (policy: Pick<WarrantyPolicy, "terms" | "variant_ids">) => string[] {
  const { t, word } = useTexts()
  return ({ terms, variant_ids }) => {
    const months = monthsOf(terms.term?.duration)
    const anchors = (terms.start?.anchors ?? []).map((anchor) => word("warranty.anchor", anchor))
    const coverage = (terms.coverage ?? []).map(({ item, pct }) => (pct === 100 ? word("coverage.item", item) : `${word("coverage.item", item)} ${pct} %`))
    return [
      months === null ? t("warranty.forSome", { duration: terms.term?.duration ?? "–" }) : t("warranty.forMonths", { count: months }),
      anchors.length === 0 ? "" : t("warranty.from", { anchors: anchors.join(t("warranty.elseFrom")) }),
      coverage.length === 0 ? "" : t("warranty.pays", { items: coverage.join(", ") }),
      terms.guarantor === undefined ? "" : t("warranty.by", { guarantor: word("warranty.guarantor", terms.guarantor) }),
      variant_ids === null ? t("warranty.allProducts") : t("warranty.products", { count: variant_ids.length }),
      ...(terms.citations ?? []).map(({ law, article }) => t("warranty.law", { law: [law, article].filter(Boolean).join(", ") })),
    ].filter((sentence) => sentence !== "")
  }
}
