import type { HttpStoreRepairOrder } from "../../../src/types/http"
import { decidingReason } from "../coverage/coverage"
import { useReasonSentence } from "../coverage/coverage-words"
import { useTexts } from "../use-texts"

type LineCoverage = HttpStoreRepairOrder["lines"][number]["coverage"]

const BY_HAND = "decision"
const OF_THE_SHOP = "the_shop_pays_for_its_own"

/** Who pays a line, and why, in plain words. */
export function usePayerWords(): (coverage: LineCoverage) => string {
  const { t, word } = useTexts()
  const sentence = useReasonSentence()
  return ({ payer, percent, reasons }) => {
    const steps = reasons.map(({ rule, fact, result }) => ({ rule: String(rule), fact, result: String(result) }))
    const who = payer === "warranty" && percent < 100 ? t("pays.part", { percent }) : t(`pays.${payer}`)
    const decided = steps.find(({ rule }) => rule === BY_HAND)
    if (decided !== undefined) return typeof decided.fact === "string" ? `${who} ${t("pays.because", { reason: word("shopReason", decided.fact) })}` : who
    if (steps.some(({ result }) => result === OF_THE_SHOP)) return sentence({ rule: "owner", fact: "shop", result: OF_THE_SHOP })
    const why = payer === "warranty" ? undefined : decidingReason({ reasons: steps })
    return why == null ? who : `${who} ${sentence(why)}`
  }
}
