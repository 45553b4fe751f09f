import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { standingOf } from "../../portal/shared/coverage/standing"
import { useTexts } from "../common/use-texts"
import type { CoverageLine, CoverageReason } from "./coverage"
import { useCitationWords, useReasonSentence } from "./coverage-words"

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

function ReasonIcon({ reason }: { readonly reason: CoverageReason }) {
  const { t } = useTexts()
  if (reason.rule === "terms") return <InformationCircleSolid className="text-ui-fg-muted mt-0.5 shrink-0" />
  switch (standingOf(reason)) {
    case "passed":
      return <CheckCircleSolid aria-label={t("coverage.passed")} className="text-ui-tag-green-icon mt-0.5 shrink-0" />
    case "open":
      return <ExclamationCircleSolid aria-label={t("coverage.isOpen")} className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
    case "stopped":
      return <ExclamationCircleSolid aria-label={t("coverage.stopped")} className="text-ui-tag-red-icon mt-0.5 shrink-0" />
  }
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
