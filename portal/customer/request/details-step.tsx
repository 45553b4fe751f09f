import { useState } from "react"
import { localDay } from "../../shared/format/local-day"
import { PhotoField, type Uploads } from "../common/photo-field"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { NoteField, TextField } from "../ui/field"
import { Notice } from "../ui/notice"
import { isDefect } from "./choices"
import type { DraftLine } from "./draft"
import { Question } from "./question"
import { type ReasonOption, useShopWords } from "./return-options"
import { StepForm } from "./step-form"

interface DetailsStepProps {
  readonly draft: DraftLine
  readonly reason: ReasonOption
  readonly uploads: Uploads
  readonly onChange: (part: Partial<DraftLine>) => void
  readonly onSolved: () => void
  readonly onNext: () => void
}

/** What exactly; and what often helps is said before anything is sent. */
export function DetailsStep({ draft, reason, uploads, onChange, onSolved, onNext }: DetailsStepProps) {
  const { t } = useTexts()
  const hint = useShopWords()(reason.hints)
  const [isPressed, setPressed] = useState(false)
  const { answers, note, detectedOn } = draft
  const isOpen = (code: string): boolean => (answers[code]?.trim() ?? "") === ""
  const isLater = detectedOn > localDay()
  const lacksPhoto = reason.needs_photo && uploads.attachmentIds.length === 0
  const next = (): void => {
    setPressed(true)
    if (!isLater && !lacksPhoto && !reason.questions.some(({ code }) => isOpen(code))) onNext()
  }
  return (
    <StepForm isBusy={uploads.isUploading} onNext={next}>
      {hint !== null && (
        <Notice title={t("request.tryFirst")}>
          <p>{hint}</p>
          <div><Button look="plain" onClick={onSolved}>{t("request.helped")}</Button></div>
        </Notice>
      )}
      {reason.questions.map((question) => (
        <Question key={question.code} question={question} answer={answers[question.code] ?? ""} isMissing={isPressed && isOpen(question.code)} onAnswer={(answer) => onChange({ answers: { ...answers, [question.code]: answer } })} />
      ))}
      {isDefect(reason) && <TextField label={t("request.detectedOn")} type="date" isOptional min="1900-01-01" max={localDay()} value={detectedOn} problem={isLater ? t("request.detectedLater") : null} onChange={({ target }) => onChange({ detectedOn: target.value })} />}
      <NoteField label={t("request.note")} hint={t("request.noteHint")} isOptional rows={3} value={note} onChange={({ target }) => onChange({ note: target.value })} />
      <div className="flex flex-col gap-y-2">
        <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} isOptional={!reason.needs_photo} />
        {isPressed && lacksPhoto && <p role="alert" className="text-ui-fg-error text-sm">{t("request.photoNeeded")}</p>}
      </div>
    </StepForm>
  )
}
