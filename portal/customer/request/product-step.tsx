import { useState } from "react"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Choice } from "../ui/choice"
import { StepForm } from "./step-form"

interface ProductStepProps {
  readonly units: readonly HttpStoreUnit[]
  readonly chosen: HttpStoreUnit | null
  readonly onNext: (unit: HttpStoreUnit) => void
}

export function ProductStep({ units, chosen, onNext }: ProductStepProps) {
  const { t } = useTexts()
  const name = useProductName()
  const [id, setId] = useState(chosen?.id ?? (units.length === 1 ? units[0]?.id ?? null : null))
  const [problem, setProblem] = useState<string | null>(null)
  const unit = units.find((each) => each.id === id)
  return (
    <StepForm onNext={() => (unit === undefined ? setProblem(t("request.choose")) : onNext(unit))}>
      <Choice<string> label={t("request.which")} isLabelHidden options={units.map((each) => ({ value: each.id, label: name(each), hint: each.serial_number }))} value={id} onChange={setId} problem={unit === undefined ? problem : null} />
    </StepForm>
  )
}
