import { useMemo } from "react"
import type { HttpReturnRuleConditions, HttpReturnWindow } from "../../src/types/http"
import { type Names, type ProductName, useItemNames, useVariantNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { periodOf } from "./return-rule"

/** When a rule applies, in plain words; the products by their names. */
export function useRuleWords(rules: readonly { readonly conditions: HttpReturnRuleConditions }[]): (conditions: HttpReturnRuleConditions) => string[] {
  const { t, word, locale } = useTexts()
  const items = useItemNames(rules.flatMap(({ conditions }) => conditions.inventory_item_ids ?? []))
  const variants = useVariantNames(rules.flatMap(({ conditions }) => conditions.variant_ids ?? []))
  const periodWords = usePeriodWords()
  return useMemo(() => {
    const either = new Intl.ListFormat(locale, { type: "disjunction" })
    const countries = new Intl.DisplayNames(locale, { type: "region" })
    const among = (key: "reasons" | "wishes" | "sources" | "coverage" | "countries", values: readonly string[] | undefined, nameOf: (value: string) => string): string[] => (values === undefined || values.length === 0 ? [] : [t(`returnRule.when.${key}`, { list: either.format(values.map(nameOf)) })])
    const windowed = (side: "within" | "after", window: HttpReturnWindow | undefined): string[] => (window === undefined ? [] : [t(`returnRule.when.${side}`, { period: periodWords(window.term), anchor: t(`returnRule.anchor.${window.from}`) })])
    return (conditions) => {
      const words = [
        ...among("reasons", conditions.reason_codes, (code) => word("reason", code)),
        ...among("wishes", conditions.requested_resolutions, (code) => word("rma.resolution", code)),
        ...productWords(conditions.inventory_item_ids, items, either, t), ...productWords(conditions.variant_ids, variants, either, t),
        ...windowed("within", conditions.within), ...windowed("after", conditions.after),
        ...among("coverage", conditions.coverage, (code) => word("coverage.verdict", code)),
        ...among("sources", conditions.sources, (code) => word("returnRule.source", code)),
        ...among("countries", conditions.countries, (code) => countries.of(code.toUpperCase()) ?? code.toUpperCase()),
        ...(conditions.includes_blind === true ? [t("returnRule.when.blind")] : []),
      ]
      return words.length === 0 ? [t("returnRule.when.always")] : words
    }
  }, [t, word, locale, items, variants, periodWords])
}

const NAMED_MAX = 3

function productWords(ids: readonly string[] | undefined, names: Names<ProductName>, either: Intl.ListFormat, t: ReturnType<typeof useTexts>["t"]): string[] {
  if (ids === undefined || ids.length === 0) return []
  const known = ids.flatMap((id) => names.get(id)?.title ?? [])
  if (known.length < ids.length || ids.length > NAMED_MAX) return [t("returnRule.when.productCount", { count: ids.length })]
  return [t("returnRule.when.products", { list: either.format(known) })]
}

/** "30 days", "2 months". */
export function usePeriodWords(): (term: string) => string {
  const { t } = useTexts()
  return useMemo(() => (term) => {
    const period = periodOf(term)
    return period === null ? term : t(`returnRule.period.${period.unit}`, { count: period.count })
  }, [t])
}
