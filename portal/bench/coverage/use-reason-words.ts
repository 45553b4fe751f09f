import { endOf, type Reason, reasonKey } from "../../shared/coverage/reason-key"
import { BY_HAND } from "../../shared/coverage/standing"
import { useFormats } from "../../shared/format/use-formats"
import { useCodes } from "../api/use-codes"
import { useTexts } from "../use-texts"

/** A reason as a sentence; a code that is newer than these pages is said in general words. */
export function useReasonWords(): (reason: Reason) => string {
  const { t, maybe, word } = useTexts()
  const { day } = useFormats()
  const codes = useCodes()
  return (reason) => {
    const { rule, fact, result } = reason
    if (rule === BY_HAND) return typeof fact === "string" ? t("reason.decidedBecause", { reason: word("reasonCode", fact) }) : t("reason.decided")
    const end = endOf(reason)
    if (result === "within" && end !== null) return t("reason.withinUntil", { day: day(end) })
    const { key, date, number, about } = reasonKey(reason)
    const cause = about?.group === "cause" ? maybe(`cause.${about.word}`) ?? codes.label("condition", about.word) : ""
    return maybe(`reason.${key}`, { day: date === null ? "" : day(date), percent: number ?? "", limit: number ?? "", cause, item: about?.group === "item" ? word("item", about.word) : t("item.it") }) ?? t("reason.other")
  }
}
