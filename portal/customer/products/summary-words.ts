import type { HttpStoreUnit } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { VERDICT_TONES } from "../coverage/coverage-words"
import { useTexts } from "../use-texts"
import type { Tone } from "../ui/notice"

/** A cover in the few words that a list has room for. */
export function useSummaryWords(): (summary: HttpStoreUnit["coverage_summary"]) => { readonly tone: Tone; readonly text: string } {
  const { t } = useTexts()
  const { day } = useFormats()
  return (summary) => {
    if (summary === null) return { tone: "neutral", text: t("coverage.unknown") }
    const tone = VERDICT_TONES[summary.verdict]
    if (summary.verdict === "covered" && summary.ends_on !== null) return { tone, text: t("coverage.coveredUntil", { day: day(summary.ends_on) }) }
    if (summary.verdict === "partial" && summary.ends_on !== null) return { tone, text: t("coverage.partlyUntil", { day: day(summary.ends_on) }) }
    if (summary.verdict === "not_covered") return { tone: "neutral", text: t("coverage.notCovered") }
    return { tone, text: t(summary.verdict === "covered" ? "coverage.covered" : summary.verdict === "partial" ? "coverage.partly" : "coverage.needsEvidence") }
  }
}
