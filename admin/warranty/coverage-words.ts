import { type Reason, type ReasonKey, reasonKey } from "../../portal/shared/coverage/reason-key"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import { type Condition, conditionKey } from "./condition"
import type { CoverageReason } from "./coverage"

/** Where the words that a sentence may name stand in the texts. */
export const REASON_GROUPS = { cause: "terms.cause", chooser: "coverage.chooser", missing: "coverage.missing", item: "coverage.item" } as const satisfies Record<NonNullable<ReasonKey["about"]>["group"], string>

/** One step as a sentence; a result that is newer than these pages is told by its rule. */
export function useReasonSentence(): (reason: Reason) => string {
  const { maybe, word } = useTexts()
  const { day } = useDates()
  return (reason) => {
    const { key, date, number, about } = reasonKey(reason)
    const name = about === null ? "" : word(REASON_GROUPS[about.group], about.word)
    return maybe(`coverage.result.${key}`, { day: date === null ? "" : day(date), percent: number ?? "", most: number ?? "", item: name, cause: name, who: name, fact: name }) ?? `${word("coverage.rule", reason.rule)}: ${word("coverage.result", key)}`
  }
}

/** What would make it covered, as the end of "It would be covered if"; what is newer than these pages is told as the server says it. */
export function useConditionWords(): (condition: Condition) => string {
  const { maybe, word } = useTexts()
  const { day } = useDates()
  return (condition) => {
    const { key, day: date, detail, cause } = conditionKey(condition)
    return maybe(`coverage.condition.${key}`, { day: date === null ? "" : day(date), detail: detail ?? "", cause: cause === null ? "" : word("terms.cause", cause) }) ?? `${word("coverage.rule", condition.rule)}: ${condition.needed}`
  }
}

export function useCitationWords(): (citation: CoverageReason["citation"]) => string | null {
  const { t } = useTexts()
  return (citation) => {
    switch (citation?.["source"]) {
      case "law":
        return [citation["law"], citation["article"]].filter(Boolean).join(", ")
      case "warranty_policy":
        return t("coverage.citedPolicy", { code: String(citation["code"]), version: String(citation["version"]) })
      case "event":
        return t("coverage.citedEvent", { sequence: String(citation["sequence"]) })
      default:
        return null
    }
  }
}
