import { Button, Input, StatusBadge } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Field } from "../common/field"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { type CoverageAnswer, VERDICT_COLORS } from "../warranty/coverage"
import { CoverageBody } from "../warranty/coverage-body"
import { EntitlementMenu } from "../warranty/entitlement-menu"
import { type FaultFacts, FaultFields, givenOf, NO_FAULT } from "../warranty/fault-fields"

const COMPLETE_DATE = /^(19|20)\d{2}-\d{2}-\d{2}$/
const METERS = ["h", "km", "cycles", "kwh"] as const
const READING = /^\d{1,9}$/

/** Is it covered, until when, and why; today or on any other day, and for what was told about the fault. */
export function UnitCoverageSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const [asOf, setAsOf] = useState("")
  const [fault, setFault] = useState<FaultFacts>(NO_FAULT)
  const [detectedOn, setDetectedOn] = useState("")
  const [meters, setMeters] = useState<Readonly<Record<string, string>>>({})
  const question = {
    ...(COMPLETE_DATE.test(asOf) ? { as_of: asOf } : {}), ...givenOf(fault), ...(COMPLETE_DATE.test(detectedOn) ? { detected_on: detectedOn } : {}),
    ...Object.fromEntries(Object.entries(meters).filter(([, reading]) => READING.test(reading)).map(([meter, reading]) => [`meter_${meter}`, reading])),
  }
  const { data, error, refetch } = useRead<CoverageAnswer>(`/admin/units/${unit.id}/coverage`, question, { keepPrevious: true })
  const verdict = data?.coverage.verdict
  return (
    <Section title={t("coverage.title")} actions={verdict === undefined ? undefined : <StatusBadge color={VERDICT_COLORS[verdict]}>{t(`coverage.verdict.${verdict}`)}</StatusBadge>}>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows /> : <CoverageBody coverage={data.coverage} actionsOf={(entitlement) => <EntitlementMenu entitlement={entitlement} />} />}
      <div className="flex items-center justify-between gap-x-3 px-6 py-3">
        <label htmlFor="coverage-as-of" className="txt-compact-small text-ui-fg-subtle">{t("coverage.asOf")}</label>
        <div className="flex items-center gap-x-2">
          {asOf !== "" && <Button size="small" variant="transparent" onClick={() => setAsOf("")}>{t("coverage.today")}</Button>}
          <Input id="coverage-as-of" type="date" size="small" value={asOf || (data?.coverage.as_of ?? "")} onChange={(event) => setAsOf(event.target.value)} className="w-36" />
        </div>
      </div>
      <details className="px-6 py-3">
        <summary className="txt-compact-small text-ui-tag-blue-text focus-visible:shadow-borders-focus cursor-pointer list-none rounded outline-none">{t("coverage.tellMore")}</summary>
        <div className="flex flex-col gap-y-3 pt-3">
          <FaultFields value={fault} onChange={setFault} />
          <div className="grid grid-cols-2 gap-3">
            <Field label={t("claim.fact.detected_on")} optional>{(ids) => <Input {...ids} size="small" type="date" value={detectedOn} onChange={(event) => setDetectedOn(event.target.value)} />}</Field>
            {METERS.map((meter) => <Field key={meter} label={t(`coverage.meter.${meter}`)} optional>{(ids) => <Input {...ids} size="small" inputMode="numeric" value={meters[meter] ?? ""} onChange={(event) => setMeters({ ...meters, [meter]: event.target.value.trim() })} autoComplete="off" />}</Field>)}
          </div>
        </div>
      </details>
    </Section>
  )
}
