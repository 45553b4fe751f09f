import { useState } from "react"
import { PhotoField, type Uploads } from "../common/photo-field"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Choice } from "../ui/choice"
import { NoteField, TextField } from "../ui/field"
import { Notice } from "../ui/notice"
import { asksSymptom, isDefect, type Symptom, SYMPTOMS } from "./choices"
import type { Draft } from "./draft"
import { type ReasonOption, useShopWords } from "./return-options"
import { StepForm } from "./step-form"

interface DetailsStepProps {
  readonly draft: Draft
  readonly reason: ReasonOption
  readonly uploads: Uploads
  readonly onChange: (part: Partial<Draft>) => void
  readonly onSolved: () => void
  readonly onNext: () => void
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** What exactly; and what often helps is said before anything is sent. */
export function DetailsStep({ draft, reason, uploads, onChange, onSolved, onNext }: DetailsStepProps) {
  const { t, word } = useTexts()
  const words = useShopWords()
  const [isPressed, setPressed] = useState(false)
  const { symptom, answers, note, detectedOn } = draft
  const missing = (isMissing: boolean, problem: string): string | null => (isMissing ? problem : null)
  const problems = {
    symptom: missing(asksSymptom(reason) && symptom === null, t("request.choose")),
    note: missing(asksSymptom(reason) && symptom === "other" && note.trim() === "", t("request.noteNeeded")),
    detectedOn: missing(detectedOn > today(), t("request.detectedLater")),
    photos: missing(reason.needs_photo && uploads.attachmentIds.length === 0, t("request.photoNeeded")),
    answers: missing(reason.questions.some(({ code }) => answers[code] === undefined), t("request.choose")),
  }
  const shown = (problem: string | null): string | null => (isPressed ? problem : null)
  const hint = words(reason.hints) ?? (asksSymptom(reason) && symptom !== null && symptom !== "other" ? t(`request.hint.${symptom}`) : null)
  const next = (): void => {
    setPressed(true)
    if (Object.values(problems).every((problem) => problem === null)) onNext()
  }
  return (
    <StepForm isBusy={uploads.isUploading} onNext={next}>
      {asksSymptom(reason) && <Choice<Symptom> label={t("request.symptomLabel")} options={SYMPTOMS.map((value) => ({ value, label: t(`request.symptom.${value}`) }))} value={symptom} onChange={(value) => onChange({ symptom: value })} problem={shown(problems.symptom)} />}
      {reason.questions.map(({ code, texts, choices }) => (
        <Choice<string>
          key={code} label={words(texts) ?? word("request.question", code)} options={choices.map((choice) => ({ value: choice.code, label: words(choice.texts) ?? word("request.answer", choice.code) }))}
          value={answers[code] ?? null} onChange={(value) => onChange({ answers: { ...answers, [code]: value } })} problem={answers[code] === undefined ? shown(problems.answers) : null}
        />
      ))}
      {hint !== null && (
        <Notice title={t("request.tryFirst")} isNews>
          <p>{hint}</p>
          <div><Button look="plain" onClick={onSolved}>{t("request.helped")}</Button></div>
        </Notice>
      )}
      {isDefect(reason) && <TextField label={t("request.detectedOn")} type="date" isOptional min="1900-01-01" max={today()} value={detectedOn} problem={problems.detectedOn} onChange={({ target }) => onChange({ detectedOn: target.value })} />}
      <NoteField label={t(isDefect(reason) ? "request.noteDefect" : "request.note")} hint={t("request.noteHint")} isOptional={!(asksSymptom(reason) && symptom === "other")} value={note} problem={shown(problems.note)} onChange={({ target }) => onChange({ note: target.value })} />
      <div className="flex flex-col gap-y-2">
        <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} isOptional={!reason.needs_photo} />
        {shown(problems.photos) !== null && <p role="alert" className="text-ui-fg-error text-sm">{problems.photos}</p>}
      </div>
    </StepForm>
  )
}
