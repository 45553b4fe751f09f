import { useState } from "react"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { CheckChoice } from "../ui/check-choice"
import { Choice } from "../ui/choice"
import { StepForm } from "./step-form"

interface ProductStepProps {
  readonly units: readonly HttpStoreUnit[]
  readonly chosen: readonly HttpStoreUnit[]
  readonly onNext: (units: readonly HttpStoreUnit[]) => void
}

/** Which product; and what else of the same order comes along in its parcel. */
export function ProductStep({ units, chosen, onNext }: ProductStepProps) {
  const { t } = useTexts()
  const name = useProductName()
  const [id, setId] = useState(chosen[0]?.id ?? (units.length === 1 ? units[0]?.id ?? null : null))
  const [moreIds, setMoreIds] = useState<readonly string[]>(chosen.slice(1).map((each) => each.id))
  const [problem, setProblem] = useState<string | null>(null)
  const unit = units.find((each) => each.id === id)
  const siblings = unit?.order_id == null ? [] : units.filter((each) => each.id !== unit.id && each.order_id === unit.order_id)
  const labelOf = (each: HttpStoreUnit) => ({ value: each.id, label: name(each), hint: each.serial_number })
  return (
    <StepForm onNext={() => (unit === undefined ? setProblem(t("request.choose")) : onNext([unit, ...siblings.filter((each) => moreIds.includes(each.id))]))}>
      <Choice<string> label={t("request.which")} isLabelHidden options={units.map(labelOf)} value={id} onChange={setId} problem={unit === undefined ? problem : null} />
      {siblings.length > 0 && (
        <details open={moreIds.length > 0} className="border-ui-border-base border-t pt-3">
          <summary className="text-ui-fg-base focus-visible:outline-brand min-h-11 cursor-pointer rounded-lg py-2.5 text-sm font-medium underline-offset-4 hover:underline focus-visible:outline focus-visible:outline-2">{t("request.more")}</summary>
          <CheckChoice label={t("request.more")} hint={t("request.moreHint")} options={siblings.map(labelOf)} values={moreIds} onChange={setMoreIds} />
        </details>
      )}
    </StepForm>
  )
}
