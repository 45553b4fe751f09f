import { useEffect, useRef, useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { HttpStoreUnit } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { Loaded } from "../common/loaded"
import { useUploads } from "../common/photo-field"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Empty } from "../ui/empty"
import { Box, ChevronLeft } from "../ui/icons"
import { Notice } from "../ui/notice"
import { Steps } from "../ui/steps"
import { AddressStep } from "./address-step"
import { DetailsStep } from "./details-step"
import { type Draft, type DraftLine, lineOf, stepsOf, withUnits } from "./draft"
import { forgetDraft, keepDraft, readDraft } from "./kept-draft"
import { ProductStep } from "./product-step"
import { ReasonStep } from "./reason-step"
import { RemedyStep } from "./remedy-step"
import { SendStep } from "./send-step"

const UNITS_MAX = 200
const NOTHING: Draft = { lines: [], place: null, typed: null }

/** One question a screen; going back loses nothing, nor does a reload or a session that ran out. */
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

/** Where it starts: where it was left, unless another product is asked about; with a product that is named, or with none. */
function useStart(units: readonly HttpStoreUnit[]) {
  const [parameters] = useSearchParams()
  return useState(() => {
    const [label, id] = [parameters.get("label")?.trim().toUpperCase(), parameters.get("unit")]
    const named = units.find((unit) => unit.id === id || unit.serial_number === label) ?? null
    const kept = readDraft(units.map((unit) => unit.id))
    if (kept !== null && kept.draft.lines.length > 0 && (named === null || kept.draft.lines.some(({ unit }) => unit.id === named.id))) return { ...kept, isKept: kept.step > 1 || kept.draft.lines.some(({ reason }) => reason !== null) }
    return { draft: named === null ? NOTHING : { ...NOTHING, lines: [lineOf(named)] }, step: named === null ? 0 : 1, uploads: [], isKept: false }
  })[0]
}

function Walk({ units }: { readonly units: readonly HttpStoreUnit[] }) {
  const { t } = useTexts()
  const name = useProductName()
  const start = useStart(units)
  const [draft, setDraft] = useState<Draft>(start.draft)
  const [step, setStep] = useState(start.step)
  const [isKept, setKept] = useState(start.isKept)
  const [isSolved, setSolved] = useState(false)
  const uploads = useUploads(start.uploads)
  const { kept } = uploads
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    if (draft.lines.length === 0) return forgetDraft()
    keepDraft({ draft, step, uploads: kept })
  }, [draft, step, kept])
  // The button that was pressed is gone: who reads by ear or moves by keyboard is taken to the new question.
  const question = useRef<HTMLDivElement>(null)
  const shownStep = useRef(step)
  useEffect(() => {
    if (shownStep.current === step) return
    shownStep.current = step
    question.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [step])
  const steps = stepsOf(draft)
  const current = steps[Math.min(step, steps.length - 1)] ?? { name: "product" }
  const line = "line" in current ? draft.lines[current.line] : undefined
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const changeLine = (part: Partial<DraftLine>): void => setDraft((before) => ({ ...before, lines: before.lines.map((each) => (each.unit.id === line?.unit.id ? { ...each, ...part } : each)) }))
  const goOn = (): void => {
    setKept(false)
    setStep((before) => before + 1)
  }
  const startAgain = (): void => {
    forgetDraft()
    uploads.clear()
    setDraft(NOTHING)
    setKept(false)
    setStep(0)
  }
  if (isSolved) {
    return (
      <>
        <Notice tone="good" title={t("request.solved")} isNews>{t("request.solvedHint")}</Notice>
        <ButtonLink to="/products" isWide>{t("nav.products")}</ButtonLink>
        <Button look="plain" isWide onClick={() => setSolved(false)}>{t("request.notSolved")}</Button>
      </>
    )
  }
  const [first] = draft.lines
  // With several products each question says which one it is about.
  const about = line !== undefined && draft.lines.length > 1 ? `${name(line.unit)} (${line.unit.serial_number})` : undefined
  return (
    <>
      <Steps current={step + 1} count={steps.length} />
      {isKept && (
        <Notice title={t("request.kept")} isNews>
          <p>{t("request.keptHint")}</p>
          <div><Button look="plain" onClick={startAgain}>{t("request.startAgain")}</Button></div>
        </Notice>
      )}
      <div ref={question} key={step} tabIndex={-1} aria-label={t("common.step", { current: step + 1, total: steps.length })} role="group" className="flex flex-col gap-y-4 outline-none">
        {current.name === "product" && (
          <Card title={t("request.which")}>
            <ProductStep
              units={units} chosen={draft.lines.map(({ unit }) => unit)}
              onNext={(chosen) => {
                setDraft((before) => withUnits(before, chosen))
                goOn()
              }}
            />
          </Card>
        )}
        {current.name === "reason" && line !== undefined && (
          <ReasonStep
            unit={line.unit} chosen={line.reason} about={about}
            onNext={(reason) => {
              changeLine(reason.code === line.reason?.code ? {} : { reason, answers: {}, remedy: null })
              goOn()
            }}
          />
        )}
        {current.name === "details" && line?.reason != null && <Card title={t("request.details")} hint={about}><DetailsStep draft={line} reason={line.reason} uploads={uploads} onChange={changeLine} onSolved={() => setSolved(true)} onNext={goOn} /></Card>}
        {current.name === "remedy" && line?.reason != null && (
          <Card title={t("request.remedy")} hint={about}>
            <RemedyStep
              unit={line.unit} reason={line.reason} chosen={line.remedy} isAlone={draft.lines.length === 1}
              onNext={(remedy) => {
                changeLine({ remedy })
                goOn()
              }}
            />
          </Card>
        )}
        {current.name === "address" && first !== undefined && (
          <AddressStep
            unit={first.unit} place={draft.place} typed={draft.typed} onChange={change}
            onNext={(place) => {
              change({ place })
              goOn()
            }}
          />
        )}
        {current.name === "send" && (
          <SendStep
            draft={draft} uploads={uploads}
            onSent={() => {
              isSent.current = true
              forgetDraft()
            }}
          />
        )}
      </div>
      {step > 0 && <div><Button look="quiet" onClick={() => setStep(step - 1)}><ChevronLeft />{t("common.back")}</Button></div>}
    </>
  )
}
