import { useState } from "react"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { Loaded } from "../common/loaded"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Choice } from "../ui/choice"
import { Notice } from "../ui/notice"
import { type ReasonOption, type ReturnOptions, useReasonLabel } from "./return-options"
import { StepForm } from "./step-form"

interface ReasonStepProps {
  readonly unit: HttpStoreUnit
  readonly chosen: ReasonOption | null
  /** Which product, where there are several. */
  readonly about: string | undefined
  readonly onNext: (reason: ReasonOption) => void
}

export function ReasonStep({ unit, chosen, about, onNext }: ReasonStepProps) {
  const { t } = useTexts()
  const query = useRead<{ return_options: ReturnOptions }>(`/store/units/${encodeURIComponent(unit.id)}/return-options`)
  return (
    <Loaded query={query} skeletons={1}>
      {({ return_options: options }) => options.open_rma_id !== null ? (
        <>
          <Notice tone="attention" title={t("request.isOpen")} isNews>{about !== undefined && <p className="font-medium">{about}</p>}<p>{t("request.isOpenHint")}</p></Notice>
          <ButtonLink to={`/returns/${options.open_rma_id}`} isWide>{t("request.toOpen")}</ButtonLink>
        </>
      ) : !options.is_returnable || options.reasons.length === 0 ? <Notice tone="attention" title={t("request.impossible")} isNews>{t("request.impossibleHint")}</Notice>
        : <Card title={t("request.why")} hint={about}><Reasons reasons={options.reasons} chosen={chosen} onNext={onNext} /></Card>}
    </Loaded>
  )
}

function Reasons({ reasons, chosen, onNext }: Omit<ReasonStepProps, "unit" | "about"> & { readonly reasons: readonly ReasonOption[] }) {
  const { t } = useTexts()
  const label = useReasonLabel()
  const [code, setCode] = useState(chosen?.code ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const reason = reasons.find((each) => each.code === code)
  return (
    <StepForm onNext={() => (reason === undefined ? setProblem(t("request.choose")) : onNext(reason))}>
      <Choice<string> label={t("request.why")} isLabelHidden options={reasons.map((each) => ({ value: each.code, label: label(each) }))} value={code} onChange={setCode} problem={reason === undefined ? problem : null} />
    </StepForm>
  )
}
