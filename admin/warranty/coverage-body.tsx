import { Badge, StatusBadge, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTexts } from "../common/use-texts"
import { type Coverage, type CoverageEntitlement, VERDICT_COLORS } from "./coverage"
import { CoverageBar } from "./coverage-bar"
import { CoverageReasons } from "./coverage-reasons"
import { useConditionWords } from "./coverage-words"

interface CoverageBodyProps {
  readonly coverage: Coverage
  /** What can be done with an entitlement, beside its name. */
  readonly actionsOf?: (entitlement: CoverageEntitlement) => ReactNode
}

/** A verdict: the rights it rests on as bars, each item of cost with its reasons, and what would make it a yes. */
export function CoverageBody({ coverage, actionsOf }: CoverageBodyProps) {
  const { t, word } = useTexts()
  const conditionWords = useConditionWords()
  return (
    <>
      {coverage.entitlements.map((entitlement) => (
        <div key={entitlement.id} className="flex flex-col gap-y-3 px-6 py-4">
          <div className="flex items-start justify-between gap-x-3">
            <Text size="small" leading="compact" weight="plus" className="min-w-0 break-words pt-1">{entitlement.warranty_policy.name}</Text>
            <span className="flex shrink-0 items-center gap-x-1.5">
              {entitlement.status !== "active" && <Badge size="2xsmall" color="orange">{word("coverage.status", entitlement.status)}</Badge>}
              <Badge size="2xsmall">{word("terms.kind", entitlement.warranty_policy.kind)}</Badge>
              {actionsOf?.(entitlement)}
            </span>
          </div>
          <CoverageBar startsOn={entitlement.starts_on} endsOn={entitlement.ends_on} asOf={coverage.as_of} isActive={entitlement.status === "active"} />
          <PausedDays entitlement={entitlement} />
        </div>
      ))}
      {coverage.lines.map((line) => (
        <details key={line.item} className="group px-6 py-3">
          <summary className="focus-visible:shadow-borders-focus flex cursor-pointer list-none items-center justify-between gap-x-3 rounded outline-none">
            <Text size="small" leading="compact">{word("coverage.item", line.item)}</Text>
            <span className="flex items-center gap-x-2">
              {line.verdict === "partial" && <Text size="small" leading="compact" className="text-ui-fg-subtle">{line.percent} %</Text>}
              <StatusBadge color={VERDICT_COLORS[line.verdict]}>{t(`coverage.verdict.${line.verdict}`)}</StatusBadge>
              <Text size="small" leading="compact" className="text-ui-tag-blue-text">{t("coverage.why")}</Text>
            </span>
          </summary>
          <div className="pb-1 pt-3"><CoverageReasons line={line} /></div>
        </details>
      ))}
      {coverage.would_be_covered_if.length > 0 && (
        <div className="flex flex-col gap-y-1 px-6 py-4">
          <Text size="small" leading="compact" weight="plus">{t("coverage.wouldBeIf")}</Text>
          <ul className="list-disc pl-4">
            {coverage.would_be_covered_if.map((condition) => <li key={`${condition.rule} ${condition.needed}`} className="txt-small text-ui-fg-subtle">{conditionWords(condition)}</li>)}
          </ul>
        </div>
      )}
    </>
  )
}

function PausedDays({ entitlement }: { readonly entitlement: CoverageEntitlement }) {
  const { t } = useTexts()
  const days = (entitlement.pauses ?? []).reduce((sum, pause) => sum + pause.days, 0)
  return days === 0 ? null : <Text size="xsmall" className="text-ui-fg-subtle">{t("coverage.pausedDays", { count: days })}</Text>
}
