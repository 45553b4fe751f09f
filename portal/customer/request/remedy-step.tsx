import { useState } from "react"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useSession } from "../../shared/api/session"
import { isShown } from "../coverage/coverage"
import { useVerdictWords, VERDICT_TONES } from "../coverage/coverage-words"
import { useCoverage } from "../coverage/use-coverage"
import { useTexts } from "../use-texts"
import { Choice } from "../ui/choice"
import { Notice } from "../ui/notice"
import { Skeleton } from "../ui/skeleton"
import { type Reason, type Remedy, remediesFor, type Symptom } from "./choices"
import { StepForm } from "./step-form"

interface RemedyStepProps {
  readonly unit: HttpStoreUnit
  readonly reason: Reason
  readonly symptom: Symptom | null
  readonly chosen: Remedy | null
  readonly onNext: (remedy: Remedy) => void
}

/** Before one wishes for something, one sees what the warranty says. */
export function RemedyStep({ unit, reason, symptom, chosen, onNext }: RemedyStepProps) {
  const { t } = useTexts()
  const session = useSession()
  const words = useVerdictWords()
  const [remedy, setRemedy] = useState(chosen)
  const [problem, setProblem] = useState<string | null>(null)
  const { data, isPending } = useCoverage({ serialNumber: unit.serial_number, faultCode: symptom, enabled: reason === "defective" })
  if (isPending && reason === "defective") return <Skeleton lines={4} />
  const coverage = data?.coverage ?? null
  const remedies = remediesFor({ reason, coverage, isCustomer: session?.kind === "customer" })
  const value = remedy !== null && remedies.includes(remedy) ? remedy : remedies.length === 1 ? remedies[0] ?? null : null
  const isPaid = coverage !== null && isShown(coverage) && coverage.verdict === "not_covered"
  return (
    <StepForm onNext={() => (value === null ? setProblem(t("request.choose")) : onNext(value))}>
      {reason === "defective" && coverage !== null && isShown(coverage) && <Notice tone={VERDICT_TONES[coverage.verdict]} title={words(coverage).title}>{words(coverage).why}</Notice>}
      <Choice<Remedy>
        label={t("request.remedy")} isLabelHidden value={value} onChange={setRemedy} problem={value === null ? problem : null}
        options={remedies.map((way) => ({ value: way, label: t(isPaid && way === "repair" ? "request.paidRepair" : `request.way.${way}`), hint: t(isPaid && way === "repair" ? "request.paidRepairHint" : `request.wayHint.${way}`) }))}
      />
      <p className="text-ui-fg-subtle text-pretty text-sm">{t("request.remedyHint")}</p>
    </StepForm>
  )
}
