import { useMemo } from "react"
import type { HttpReason } from "../../src/types/http"
import { useDates } from "../common/use-dates"
import { useItemNames, useVariantNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"

interface DecisionWords {
  /** The shop's own name for its rule, or how else it was decided. */
  readonly rule: string
  readonly words: string
}

const MISSED = "does not apply: "
const PERIOD_FACT = /^(?:within|after) P\d+[DWMY] from (\w+)$/
const PERIOD_RESULT = /^(\w+) on (\S+), last day (\S+), requested on (\S+)$/
const NOT_RULES: ReadonlySet<string> = new Set(["by_hand", "override", "no_rule"])

/** Why a return was decided as it was, for people: days as they write them, products by their names. */
export function useDecisionWords(reasons: readonly HttpReason[]): (reason: HttpReason) => DecisionWords {
  const { t, word, locale } = useTexts()
  const { day } = useDates()
  const plain = (fact: string): string[] => reasons.flatMap((reason) => (reason.fact === fact ? [reason.result.replace(MISSED, "")] : []))
  const items = useItemNames(plain("inventory_item_id").filter((id) => id !== "unknown"))
  const variants = useVariantNames(plain("variant_id").filter((id) => id !== "unknown"))
  return useMemo(() => {
    const valueOf = (fact: string, result: string): string => {
      if (result === "unknown") return t("decision.unknown")
      if (PERIOD_FACT.test(fact)) {
        const days = PERIOD_RESULT.exec(result)
        if (days === null) return t("decision.dayNotKnown", { anchor: t(`returnRule.anchor.${(PERIOD_FACT.exec(fact)?.[1] ?? "delivered") as "delivered"}`) })
        return t("decision.period", { anchor: t(`returnRule.anchor.${days[1] as "delivered"}`), day: day(days[2] ?? ""), last: day(days[3] ?? ""), asked: day(days[4] ?? "") })
      }
      switch (fact) {
        case "reason_code":
          return word("reason", result)
        case "requested_resolution":
          return word("rma.resolution", result)
        case "source":
          return word("returnRule.source", result)
        case "coverage":
          return word("coverage.verdict", result)
        case "outcome":
          return word("returnRule.outcome", result)
        case "decision_before":
          return word("rma.decision", result)
        case "country":
          return new Intl.DisplayNames(locale, { type: "region" }).of(result.toUpperCase()) ?? result
        case "inventory_item_id":
          return items.get(result)?.title ?? t("unit.product")
        case "variant_id":
          return variants.get(result)?.title ?? t("unit.product")
        case "rules":
          return t("decision.noRule")
        case "blind":
          return t("decision.blind")
        default:
          return result
      }
    }
    return ({ rule, fact, result }) => {
      const isMissed = result.startsWith(MISSED)
      const value = valueOf(fact, isMissed ? result.slice(MISSED.length) : result)
      return { rule: NOT_RULES.has(rule) ? word("rma.rule", rule) : rule, words: isMissed ? t("decision.missed", { fact: PERIOD_FACT.test(fact) ? t("decision.fact.period") : word("decision.fact", fact), value }) : fact === "outcome" ? `→ ${value}` : value }
    }
  }, [t, word, locale, day, items, variants])
}
