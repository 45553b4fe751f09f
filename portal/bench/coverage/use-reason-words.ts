import { useFormats } from "../../shared/format/use-formats"
import { useCodes } from "../api/use-codes"
import { useTexts } from "../use-texts"
import { endOf, type Reason, wordOf } from "./line-reason"

/** A reason as a sentence; a code that is newer than these pages is said in general words. */
export function useReasonWords(): (reason: Reason) => string {
  const { t, maybe, word } = useTexts()
  const { day: dayOf } = useFormats()
  const codes = useCodes()
  return (reason) => {
    const { rule, fact } = reason
    if (rule === "decision") return typeof fact === "string" ? t("reason.decidedBecause", { reason: word("reasonCode", fact) }) : t("reason.decided")
    const end = endOf(reason)
    if (reason.result === "within" && end !== null) return t("reason.withinUntil", { day: dayOf(end) })
    const { stem, day, percent, cause, item, limit } = wordOf(reason)
    return maybe(`reason.${stem}`, { day: day === null ? "" : dayOf(day), percent: percent ?? "", cause: cause === null ? "" : maybe(`cause.${cause}`) ?? codes.label("condition", cause), item: item === null ? t("item.it") : word("item", item), limit: limit ?? "" }) ?? t("reason.other")
  }
}
