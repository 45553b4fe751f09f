import { useTexts } from "../use-texts"
import { Choice } from "../ui/choice"
import { NoteField } from "../ui/field"
import { type ReasonOption, useShopWords } from "./return-options"

interface QuestionProps {
  readonly question: ReasonOption["questions"][number]
  readonly answer: string
  readonly isMissing: boolean
  readonly onAnswer: (answer: string) => void
}

/** A question of the shop's: with choices one of them, else in one's own words. */
export function Question({ question: { code, texts, choices }, answer, isMissing, onAnswer }: QuestionProps) {
  const { t, word } = useTexts()
  const words = useShopWords()
  const label = words(texts) ?? word("request.question", code)
  if (choices.length === 0) return <NoteField label={label} rows={3} maxLength={1_000} value={answer} problem={isMissing ? t("request.answerNeeded") : null} onChange={({ target }) => onAnswer(target.value)} />
  return <Choice<string> label={label} options={choices.map((choice) => ({ value: choice.code, label: words(choice.texts) ?? word("request.answer", choice.code) }))} value={answer} onChange={onAnswer} problem={isMissing ? t("request.choose") : null} />
}
