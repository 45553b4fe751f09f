import { type FormEvent, useId, useState } from "react"
import { request } from "../../shared/api/request"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { NoteField } from "../ui/field"
import { Notice } from "../ui/notice"

const SCORES = [[1, "one"], [2, "two"], [3, "three"], [4, "four"], [5, "five"]] as const

interface SatisfactionProps {
  readonly path: string
  /** Asked once: what was said stays. */
  readonly isAnswered: boolean
}

/** One question after it is over: how was it? */
export function Satisfaction({ path, isAnswered }: SatisfactionProps) {
  const { t } = useTexts()
  const name = useId()
  const [score, setScore] = useState<number | null>(null)
  const [note, setNote] = useState("")
  const [isMissing, setMissing] = useState(false)
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request("POST", path, { idempotencyKey, body: { score, ...(note.trim() === "" ? {} : { comment: note.trim() }) } }))
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setMissing(score === null)
    if (score !== null) await submit()
  }
  if (isAnswered) return <Notice tone="good" title={t("satisfaction.thanks")} isNews>{t("satisfaction.thanksHint")}</Notice>
  return (
    <Card title={t("satisfaction.title")} hint={t("satisfaction.hint")}>
      <form className="flex flex-col gap-y-4" noValidate onSubmit={(event) => void send(event)}>
        <fieldset aria-describedby={isMissing && score === null ? `${name}-problem` : undefined}>
          <legend className="sr-only">{t("satisfaction.title")}</legend>
          <div className="grid grid-cols-5 gap-2">
            {SCORES.map(([value, word]) => (
              <label key={value} className="border-ui-border-strong has-[:checked]:border-brand has-[:checked]:bg-brand has-[:checked]:text-brand-on has-[:focus-visible]:outline-brand text-ui-fg-base flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-xl border text-lg font-semibold has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2">
                <input type="radio" name={name} value={value} checked={score === value} onChange={() => setScore(value)} aria-label={t("satisfaction.score", { score: value, word: t(`satisfaction.word.${word}`) })} className="sr-only" />
                <span aria-hidden="true">{value}</span>
              </label>
            ))}
          </div>
          <div aria-hidden="true" className="text-ui-fg-subtle mt-1.5 flex justify-between text-sm"><span>{t("satisfaction.word.one")}</span><span>{t("satisfaction.word.five")}</span></div>
          {isMissing && score === null && <p id={`${name}-problem`} role="alert" className="text-ui-fg-error mt-2 text-sm">{t("satisfaction.choose")}</p>}
        </fieldset>
        <NoteField label={t("satisfaction.note")} isOptional rows={3} value={note} onChange={({ target }) => setNote(target.value)} />
        <ProblemNotice error={problem} />
        <Button type="submit" isWide isBusy={isSending}>{t("common.send")}</Button>
      </form>
    </Card>
  )
}
