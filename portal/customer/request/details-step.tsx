import { useState } from "react"
import { PhotoField, type Uploads } from "../common/photo-field"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Choice } from "../ui/choice"
import { NoteField, TextField } from "../ui/field"
import { Notice } from "../ui/notice"
import { type Symptom, SYMPTOMS } from "./choices"
import type { Draft } from "./request-form"
import { StepForm } from "./step-form"

interface DetailsStepProps {
  readonly draft: Draft
  readonly uploads: Uploads
  readonly onChange: (part: Partial<Draft>) => void
  readonly onSolved: () => void
  readonly onNext: () => void
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** What exactly; for a defect, what often helps is said before anything is filed. */
export function DetailsStep({ draft, uploads, onChange, onSolved, onNext }: DetailsStepProps) {
  const { t } = useTexts()
  const [isPressed, setPressed] = useState(false)
  const { symptom } = draft
  const isDefect = draft.reason === "defective"
  const symptomProblem = isPressed && isDefect && symptom === null ? t("request.choose") : null
  const noteProblem = isPressed && isDefect && symptom === "other" && draft.note.trim() === "" ? t("request.noteNeeded") : null
  const isLater = draft.detectedOn > today()
  const isReady = (!isDefect || (symptom !== null && (symptom !== "other" || draft.note.trim() !== ""))) && !isLater
  return (
    <StepForm isBusy={uploads.isUploading} onNext={() => (setPressed(true), isReady && onNext())}>
      {isDefect && <Choice<Symptom> label={t("request.symptomLabel")} options={SYMPTOMS.map((value) => ({ value, label: t(`request.symptom.${value}`) }))} value={symptom} onChange={(value) => onChange({ symptom: value })} problem={symptomProblem} />}
      {isDefect && symptom !== null && symptom !== "other" && (
        <Notice title={t("request.tryFirst")} isNews>
          <p>{t(`request.hint.${symptom}`)}</p>
          <div><Button look="plain" onClick={onSolved}>{t("request.helped")}</Button></div>
        </Notice>
      )}
      {isDefect && <TextField label={t("request.detectedOn")} type="date" isOptional min="1900-01-01" max={today()} value={draft.detectedOn} problem={isLater ? t("request.detectedLater") : null} onChange={({ target }) => onChange({ detectedOn: target.value })} />}
      <NoteField label={t(isDefect ? "request.noteDefect" : "request.note")} hint={t("request.noteHint")} isOptional={symptom !== "other" || !isDefect} value={draft.note} problem={noteProblem} onChange={({ target }) => onChange({ note: target.value })} />
      <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} />
    </StepForm>
  )
}
