import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { Loaded } from "../common/loaded"
import { useUploads } from "../common/photo-field"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Empty } from "../ui/empty"
import { Box, ChevronLeft } from "../ui/icons"
import { Notice } from "../ui/notice"
import { Steps } from "../ui/steps"
import type { Reason, Remedy, Symptom } from "./choices"
import { DetailsStep } from "./details-step"
import { ProductStep } from "./product-step"
import { ReasonStep } from "./reason-step"
import { RemedyStep } from "./remedy-step"
import { SendStep } from "./send-step"

const STEPS = ["product", "reason", "details", "remedy", "send"] as const

export interface Draft {
  readonly unit: HttpStoreUnit | null
  readonly reason: Reason | null
  readonly symptom: Symptom | null
  readonly detectedOn: string
  readonly note: string
  readonly remedy: Remedy | null
}

const EMPTY: Draft = { unit: null, reason: null, symptom: null, detectedOn: "", note: "", remedy: null }
const UNITS_MAX = 100

/** One question a screen; going back loses nothing. */
export function RequestForm() {
  const { t } = useTexts()
  const query = useRead<{ units: HttpStoreUnit[] }>("/store/units", { limit: UNITS_MAX })
  return (
    <Loaded query={query} skeletons={1}>
      {({ units }) => units.length === 0
        ? <Empty icon={<Box />} title={t("request.noProducts")} hint={t("request.noProductsHint")}><ButtonLink to="/register">{t("products.register")}</ButtonLink></Empty>
        : <Walk units={units} />}
    </Loaded>
  )
}

function Walk({ units }: { readonly units: readonly HttpStoreUnit[] }) {
  const { t } = useTexts()
  const [parameters] = useSearchParams()
  const chosen = units.find(({ id, serial_number: serialNumber }) => id === parameters.get("unit") || serialNumber === parameters.get("label")?.trim().toUpperCase())
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, unit: chosen ?? null })
  const [step, setStep] = useState(chosen === undefined ? 0 : 1)
  const [isSolved, setSolved] = useState(false)
  const uploads = useUploads()
  const change = (part: Partial<Draft>): void => setDraft((current) => ({ ...current, ...part }))
  const next = (): void => setStep((current) => Math.min(current + 1, STEPS.length - 1))
  if (isSolved) {
    return (
      <>
        <Notice tone="good" title={t("request.solved")} isNews>{t("request.solvedHint")}</Notice>
        <ButtonLink to="/products" isWide>{t("nav.products")}</ButtonLink>
        <Button look="plain" isWide onClick={() => setSolved(false)}>{t("request.notSolved")}</Button>
      </>
    )
  }
  return (
    <>
      <Steps current={step + 1} count={STEPS.length} />
      {STEPS[step] === "product" && <Card title={t("request.which")}><ProductStep units={units} chosen={draft.unit} onNext={(unit) => (change({ unit, remedy: null }), next())} /></Card>}
      {STEPS[step] === "reason" && <Card title={t("request.why")}><ReasonStep chosen={draft.reason} onNext={(reason) => (change({ reason, remedy: draft.reason === reason ? draft.remedy : null }), next())} /></Card>}
      {STEPS[step] === "details" && <Card title={t("request.details")}><DetailsStep draft={draft} uploads={uploads} onChange={change} onSolved={() => setSolved(true)} onNext={next} /></Card>}
      {STEPS[step] === "remedy" && draft.unit !== null && draft.reason !== null && <Card title={t("request.remedy")}><RemedyStep unit={draft.unit} reason={draft.reason} symptom={draft.symptom} chosen={draft.remedy} onNext={(remedy) => (change({ remedy }), next())} /></Card>}
      {STEPS[step] === "send" && <SendStep draft={draft} uploads={uploads} />}
      {step > 0 && <div><Button look="quiet" onClick={() => setStep(step - 1)}><ChevronLeft />{t("common.back")}</Button></div>}
    </>
  )
}
