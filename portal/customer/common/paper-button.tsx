import { openPaper } from "../../shared/open-paper"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Paper } from "../ui/icons"
import { ProblemNotice } from "./problem-notice"
import { useSubmit } from "./use-submit"

interface PaperButtonProps {
  readonly path: string
  readonly fileName: string
  readonly label: string
}

/** Loads a PDF of one's own. */
export function PaperButton({ path, fileName, label }: PaperButtonProps) {
  const { language } = useTexts()
  const { submit, isSending, problem } = useSubmit(() => openPaper(`${path}?language=${language === "de" ? "de" : "en"}`, fileName), { isRepeatable: true })
  return (
    <>
      <Button look="plain" isWide isBusy={isSending} onClick={() => void submit()}><Paper />{label}</Button>
      <ProblemNotice error={problem} />
    </>
  )
}
