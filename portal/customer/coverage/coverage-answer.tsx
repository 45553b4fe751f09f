import type { ReactNode } from "react"
import { decidingReason, isPassed } from "../../shared/coverage/standing"
import { useTexts } from "../use-texts"
import { Card } from "../ui/card"
import { CheckCircle, Cross, Info, Warning } from "../ui/icons"
import { Notice } from "../ui/notice"
import { type Coverage, type CoverageLine, longest } from "./coverage"
import { CoverBar } from "./cover-bar"
import { useReasonSentence, useVerdictWords, VERDICT_TONES } from "./coverage-words"

interface CoverageAnswerProps {
  readonly coverage: Coverage
  /** What can be done about it from here. */
  readonly children?: ReactNode
}

/** Is it covered: the answer, why, until when, what of it, and what to do next; in this order. */
export function CoverageAnswer({ coverage, children }: CoverageAnswerProps) {
  const { t, maybe } = useTexts()
  const { title, why } = useVerdictWords()(coverage)
  const right = longest(coverage)
  const conditions = [...new Set(coverage.would_be_covered_if.flatMap(({ rule, fact }) => maybe(`wouldBe.${fact}`) ?? maybe(`wouldBe.${rule}`) ?? []))]
  // A shop's own terms may name texts that only the shop can say: with the option `portal.texts`.
  const disclosures = (coverage.disclosures ?? []).flatMap((id) => maybe(`disclosure.${id}`) ?? [])
  return (
    <>
      <Notice tone={VERDICT_TONES[coverage.verdict]} title={<span className="text-lg">{title}</span>} isNews><p>{why}</p></Notice>
      {right !== null && (
        <Card title={right.warranty_policy.name} hint={t("coverage.givenBy", { guarantor: t(right.warranty_policy.guarantor === "manufacturer" ? "coverage.maker" : "coverage.shop") })}>
          <CoverBar startsOn={right.starts_on} endsOn={right.ends_on} asOf={coverage.as_of} isInForce={right.status === "active"} />
        </Card>
      )}
      {coverage.lines.length > 0 && (
        <Card title={t("coverage.whatIsCovered")}>
          <ul className="divide-ui-border-base flex flex-col divide-y">{coverage.lines.map((line, index) => <Item key={`${line.item}-${index}`} line={line} />)}</ul>
          <Why lines={coverage.lines} />
        </Card>
      )}
      {coverage.verdict !== "covered" && conditions.length > 0 && (
        <Card title={t("coverage.wouldBeIf")}>
          <ul className="text-ui-fg-base flex list-disc flex-col gap-y-1 pl-5 text-sm">{conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul>
        </Card>
      )}
      {children}
      {disclosures.map((text) => <p key={text} className="text-ui-fg-subtle text-pretty px-1 text-sm">{text}</p>)}
    </>
  )
}

function Item({ line }: { readonly line: CoverageLine }) {
  const { t, word } = useTexts()
  const sentence = useReasonSentence()
  const reason = decidingReason(line)
  const words = line.verdict === "covered" && line.percent === 100 ? t("coverage.full")
    : line.verdict === "covered" || line.verdict === "partial" ? t("coverage.share", { percent: line.percent })
      : reason === null ? t(line.verdict === "needs_evidence" ? "coverage.open" : "coverage.not") : sentence(reason)
  return (
    <li className="flex items-start gap-x-3 py-2.5 first:pt-0 last:pb-0">
      {line.verdict === "covered" ? <CheckCircle className="text-ui-tag-green-icon shrink-0" /> : line.verdict === "not_covered" ? <Cross className="text-ui-tag-red-icon shrink-0" /> : <Warning className="text-ui-tag-orange-icon shrink-0" />}
      <span className="flex min-w-0 flex-col">
        <span className="text-ui-fg-base text-sm font-medium">{word("item", line.item)}</span>
        <span className="text-ui-fg-subtle text-sm">{words}</span>
      </span>
    </li>
  )
}

/** Every step of the judgement, for who wants to know exactly. */
function Why({ lines }: { readonly lines: readonly CoverageLine[] }) {
  const { t } = useTexts()
  const sentence = useReasonSentence()
  const steps = [...new Map(lines.flatMap(({ reasons }) => reasons).map((reason) => [sentence(reason), reason])).entries()]
  return (
    <details className="group">
      <summary className="text-ui-fg-base min-h-8 cursor-pointer text-sm font-medium underline-offset-4 hover:underline">{t("coverage.why")}</summary>
      <ul className="mt-3 flex flex-col gap-y-2">
        {steps.map(([words, reason]) => (
          <li key={words} className="flex items-start gap-x-2">
            {isPassed(reason) ? <CheckCircle className="text-ui-tag-green-icon shrink-0" /> : <Info className="text-ui-fg-subtle shrink-0" />}
            <span className="text-ui-fg-base text-sm">{words}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
