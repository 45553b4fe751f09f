import { Badge, Button, Input, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { type Coverage, type CoverageAnswer, type CoverageEntitlement, VERDICT_COLORS } from "../warranty/coverage"
import { CoverageBar } from "../warranty/coverage-bar"
import { CoverageReasons } from "../warranty/coverage-reasons"

const COMPLETE_DATE = /^(19|20)\d{2}-\d{2}-\d{2}$/

/** Is it covered, until when, and why; today or on any other day. */
export function UnitCoverageSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const [asOf, setAsOf] = useState("")
  const question = COMPLETE_DATE.test(asOf) ? { as_of: asOf } : {}
  const { data, error, refetch } = useRead<CoverageAnswer>(`/admin/units/${unit.id}/coverage`, question, { keepPrevious: true })
  const verdict = data?.coverage.verdict
  return (
    <Section title={t("coverage.title")} actions={verdict === undefined ? undefined : <StatusBadge color={VERDICT_COLORS[verdict]}>{t(`coverage.verdict.${verdict}`)}</StatusBadge>}>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows /> : <CoverageBody coverage={data.coverage} />}
      <div className="flex items-center justify-between gap-x-3 px-6 py-3">
        <label htmlFor="coverage-as-of" className="txt-compact-small text-ui-fg-subtle">{t("coverage.asOf")}</label>
        <div className="flex items-center gap-x-2">
          {asOf !== "" && <Button size="small" variant="transparent" onClick={() => setAsOf("")}>{t("coverage.today")}</Button>}
          <Input id="coverage-as-of" type="date" size="small" value={asOf || (data?.coverage.as_of ?? "")} onChange={(event) => setAsOf(event.target.value)} className="w-36" />
        </div>
      </div>
    </Section>
  )
}

function PausedDays({ entitlement }: { readonly entitlement: CoverageEntitlement }) {
  const { t } = useTexts()
  const days = (entitlement.pauses ?? []).reduce((sum, pause) => sum + pause.days, 0)
  return days === 0 ? null : <Text size="xsmall" className="text-ui-fg-subtle">{t("coverage.pausedDays", { count: days })}</Text>
}

function CoverageBody({ coverage }: { readonly coverage: Coverage }) {
  const { t, word } = useTexts()
  return (
    <>
      {coverage.entitlements.map((entitlement) => (
        <div key={entitlement.id} className="flex flex-col gap-y-3 px-6 py-4">
          <div className="flex items-start justify-between gap-x-3">
            <Text size="small" leading="compact" weight="plus" className="min-w-0 break-words">{entitlement.warranty_policy.name}</Text>
            <Badge size="2xsmall" className="shrink-0">{word("coverage.kind", entitlement.warranty_policy.kind)}</Badge>
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
            {coverage.would_be_covered_if.map(({ rule, needed }) => <li key={`${rule} ${needed}`} className="txt-small text-ui-fg-subtle">{word("coverage.rule", rule)}: {needed}</li>)}
          </ul>
        </div>
      )}
    </>
  )
}
