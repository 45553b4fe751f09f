import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import type { Tone } from "../ui/notice"
import { type Coverage, type CoverageReason, decidingReason, longest, type Verdict } from "./coverage"

export const VERDICT_TONES: Record<Verdict, Tone> = { covered: "good", partial: "attention", needs_evidence: "attention", not_covered: "bad" }

/** Results may carry a day, a number or a name (`expired_on_2026-01-31`, `excluded_liquid`); the sentence has a place for it. */
export function useReasonSentence(): (reason: CoverageReason) => string {
  const { t, maybe, word } = useTexts()
  const { day } = useFormats()
  return ({ fact, result }) => {
    const date = /\d{4}-\d{2}-\d{2}/.exec(result)?.[0]
    const percent = /^(\d+)_percent$/.exec(result)?.[1]
    const cause = /^excluded_(.+)$/.exec(result)?.[1]
    const stem = cause !== undefined ? "excluded" : percent !== undefined ? "percent" : result.replace(/_?\d{4}-\d{2}-\d{2}/, "")
    return maybe(`reason.${stem}`, {
      day: date === undefined ? "" : day(date), percent: percent ?? "", item: typeof fact === "string" ? word("item", fact) : "", cause: cause === undefined ? "" : word("cause", cause),
    }) ?? t("reason.other")
  }
}

/** The answer where nothing else is told. */
export function useBareVerdict(): (verdict: Verdict) => string {
  const { t } = useTexts()
  const words = { covered: "coverage.covered", partial: "coverage.partly", needs_evidence: "coverage.needsEvidence", not_covered: "coverage.notCovered" } as const
  return (verdict) => t(words[verdict])
}

/** The answer in one line and, below it, why. */
export function useVerdictWords(): (coverage: Coverage) => { readonly title: string; readonly why: string } {
  const { t } = useTexts()
  const { day } = useFormats()
  const sentence = useReasonSentence()
  return (coverage) => {
    const right = longest(coverage)
    const [line] = coverage.lines
    const reason = line === undefined ? null : decidingReason(line)
    const policy = right?.warranty_policy.name ?? ""
    switch (coverage.verdict) {
      case "covered":
        return { title: right?.ends_on ? t("coverage.coveredUntil", { day: day(right.ends_on) }) : t("coverage.covered"), why: right === null ? t("coverage.inForce") : t("coverage.inForceBy", { policy }) }
      case "partial":
        return { title: right?.ends_on ? t("coverage.partlyUntil", { day: day(right.ends_on) }) : t("coverage.partly"), why: t("coverage.partlyWhy", { policy }) }
      case "needs_evidence":
        return { title: t("coverage.needsEvidence"), why: reason === null ? t("coverage.needsEvidenceWhy") : sentence(reason) }
      case "not_covered":
        return { title: t("coverage.notCovered"), why: reason === null ? t("coverage.notCoveredWhy") : sentence(reason) }
    }
  }
}
