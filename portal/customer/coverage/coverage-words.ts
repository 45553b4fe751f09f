import { type Reason, reasonKey } from "../../shared/coverage/reason-key"
import { decidingReason } from "../../shared/coverage/standing"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import type { Tone } from "../ui/notice"
import { type Coverage, longest, type Verdict } from "./coverage"

export const VERDICT_TONES: Record<Verdict, Tone> = { covered: "good", partial: "attention", needs_evidence: "attention", not_covered: "bad" }

/** One step of the judgement as a sentence. */
export function useReasonSentence(): (reason: Reason) => string {
  const { t, maybe, word } = useTexts()
  const { day } = useFormats()
  return (reason) => {
    const { key, date, number, about } = reasonKey(reason)
    const name = about === null ? "" : word(about.group, about.word)
    return maybe(`reason.${key}`, { day: date === null ? "" : day(date), percent: number ?? "", most: number ?? "", item: name, cause: name, who: name, fact: name }) ?? t("reason.other")
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
