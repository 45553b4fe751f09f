import type { HttpStoreRepairOrder } from "../../../src/types/http"
import { BY_HAND, OF_THE_SHOP, payingReason, reasonsOf } from "../../shared/coverage/standing"
import { useReasonSentence } from "../coverage/coverage-words"
import { useTexts } from "../use-texts"

type LineCoverage = HttpStoreRepairOrder["lines"][number]["coverage"]

/** Who pays a line, and why, in plain words. */
export function usePayerWords(): (coverage: LineCoverage) => string {
  const { t, word } = useTexts()
  const sentence = useReasonSentence()
  return ({ payer, percent, reasons }) => {
    const who = payer === "warranty" && percent < 100 ? t("pays.part", { percent }) : t(`pays.${payer}`)
    const why = payingReason({ payer, reasons: reasonsOf({ reasons }) })
    if (why === null) return who
    if (why.rule === BY_HAND) return typeof why.fact === "string" ? `${who} ${t("pays.because", { reason: word("shopReason", why.fact) })}` : who
    if (why.result === OF_THE_SHOP) return sentence(why)
    return payer === "warranty" || payer === "goodwill" ? who : `${who} ${sentence(why)}`
  }
}
