import { useState } from "react"
import { useTexts } from "../use-texts"
import { Choice } from "../ui/choice"
import { type Reason, REASONS } from "./choices"
import { StepForm } from "./step-form"

export function ReasonStep({ chosen, onNext }: { readonly chosen: Reason | null; readonly onNext: (reason: Reason) => void }) {
  const { t } = useTexts()
  const [reason, setReason] = useState(chosen)
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <StepForm onNext={() => (reason === null ? setProblem(t("request.choose")) : onNext(reason))}>
      <Choice<Reason> label={t("request.why")} isLabelHidden options={REASONS.map((value) => ({ value, label: t(`request.reason.${value}`), hint: t(`request.reasonHint.${value}`) }))} value={reason} onChange={setReason} problem={reason === null ? problem : null} />
    </StepForm>
  )
}
