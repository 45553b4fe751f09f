import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import type { CoverageLine, CoverageReason } from "./coverage"

/** Each step of the judgement as a sentence, with what it rests on. */
export function CoverageReasons({ line }: { readonly line: CoverageLine }) {
  return (
    <ul className="flex flex-col gap-y-2">
      {line.reasons.map((reason, index) => (
        <li key={index} className="flex items-start gap-x-2">
          <ReasonIcon reason={reason} />
          <ReasonWords reason={reason} />
        </li>
      ))}
    </ul>
  )
}

const PASSED = new Set(["in_force", "see_period", "within", "of_the_product", "not_restricted_by_these_terms", "passed"])
const OPEN = new Set(["pending", "suspended", "date_of_the_start_is_not_known", "not_judged_by_these_terms"])

function ReasonIcon({ reason: { rule, result } }: { readonly reason: CoverageReason }) {
  const { t } = useTexts()
  if (rule === "terms") return <InformationCircleSolid className="text-ui-fg-muted mt-0.5 shrink-0" />
  if (PASSED.has(result) || /^[1-9]\d*_percent$/.test(result)) return <CheckCircleSolid aria-label={t("coverage.passed")} className="text-ui-tag-green-icon mt-0.5 shrink-0" />
  return <ExclamationCircleSolid aria-label={t("coverage.stopped")} className={`mt-0.5 shrink-0 ${OPEN.has(result) ? "text-ui-tag-orange-icon" : "text-ui-tag-red-icon"}`} />
}

function ReasonWords({ reason }: { readonly reason: CoverageReason }) {
  const sentence = useReasonSentence()
  const citation = useCitationWords()(reason.citation)
  return (
    <span className="min-w-0">
      <Text size="small" leading="compact">{sentence(reason)}</Text>
      {citation !== null && <Text size="xsmall" className="text-ui-fg-subtle break-words">{citation}</Text>}
    </span>
  )
}

/** Results may carry a day or a number (`expired_on_2026-01-31`, `100_percent`); the text has a place for it. */
export function useReasonSentence(): (reason: CoverageReason) => string {
  const { maybe, word } = useTexts()
  const { day } = useDates()
  return ({ rule, fact, result }) => {
    const date = /\d{4}-\d{2}-\d{2}/.exec(result)?.[0]
    const percent = /^(\d+)_percent$/.exec(result)?.[1]
    const stem = result.replace(/_?\d{4}-\d{2}-\d{2}/, "").replace(/^\d+_percent$/, "percent")
    const known = maybe(`coverage.result.${stem}`, {
      day: date === undefined ? "" : day(date), percent: percent ?? "", item: typeof fact === "string" ? word("coverage.item", fact) : "", fact: typeof fact === "string" ? word("coverage.fact", fact) : "",
    })
    return known ?? `${word("coverage.rule", rule)}: ${word("coverage.result", stem)}`
  }
}

function useCitationWords(): (citation: CoverageReason["citation"]) => string | null {
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
