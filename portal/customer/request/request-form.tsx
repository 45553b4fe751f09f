import { useEffect, useRef, useState } from "react"
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
import { DetailsStep } from "./details-step"
import { type Draft, EMPTY } from "./draft"
import { ProductStep } from "./product-step"
import { ReasonStep } from "./reason-step"
import { RemedyStep } from "./remedy-step"
import { SendStep } from "./send-step"

const STEPS = ["product", "reason", "details", "remedy", "send"] as const
const UNITS_MAX = 200

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
  const [label, id] = [parameters.get("label")?.trim().toUpperCase(), parameters.get("unit")]
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, unit: units.find((unit) => unit.id === id || unit.serial_number === label) ?? null }))
  const [step, setStep] = useState(draft.unit === null ? 0 : 1)
  const [isSolved, setSolved] = useState(false)
  const uploads = useUploads()
  // The button that was pressed is gone: who reads by ear or moves by keyboard is taken to the new question.
  const question = useRef<HTMLDivElement>(null)
  const shownStep = useRef(step)
  useEffect(() => {
    if (shownStep.current === step) return
    shownStep.current = step
    question.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [step])
  const change = (part: Partial<Draft>): void => setDraft((current) => ({ ...current, ...part }))
  const goOn = (part: Partial<Draft> = {}): void => {
    change(part)
    setStep((current) => Math.min(current + 1, STEPS.length - 1))
  }
  const { unit, reason } = draft
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
      <div ref={question} tabIndex={-1} aria-label={t("common.step", { current: step + 1, total: STEPS.length })} role="group" className="flex flex-col gap-y-4 outline-none">
        {STEPS[step] === "product" && <Card title={t("request.which")}><ProductStep units={units} chosen={unit} onNext={(next) => goOn(next.id === unit?.id ? {} : { ...EMPTY, unit: next })} /></Card>}
        {STEPS[step] === "reason" && unit !== null && <ReasonStep unit={unit} chosen={reason} onNext={(next) => goOn(next.code === reason?.code ? {} : { reason: next, answers: {}, remedy: null })} />}
        {STEPS[step] === "details" && reason !== null && <Card title={t("request.details")}><DetailsStep draft={draft} reason={reason} uploads={uploads} onChange={change} onSolved={() => setSolved(true)} onNext={() => goOn()} /></Card>}
        {STEPS[step] === "remedy" && unit !== null && reason !== null && <Card title={t("request.remedy")}><RemedyStep unit={unit} reason={reason} chosen={draft.remedy} onNext={(remedy) => goOn({ remedy })} /></Card>}
        {STEPS[step] === "send" && <SendStep draft={draft} uploads={uploads} />}
      </div>
      {step > 0 && <div><Button look="quiet" onClick={() => setStep(step - 1)}><ChevronLeft />{t("common.back")}</Button></div>}
    </>
  )
}
