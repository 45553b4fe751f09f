import type { HttpRepairLine } from "../../../src/types/http"
import { reasonsOf } from "../../shared/coverage/standing"
import { useReasonWords } from "../coverage/use-reason-words"
import { PayerMark } from "../ui/marks"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"

/** The whole judgement of one line, step by step, for who is asked "why?". */
export function PayerSheet({ name, line: { coverage }, onClose }: { readonly name: string; readonly line: HttpRepairLine; readonly onClose: () => void }) {
  const { t } = useTexts()
  const words = useReasonWords()
  const sentences = [...new Set(reasonsOf(coverage).map(words))]
  return (
    <Sheet scans="close" title={t("work.why", { name })} onClose={onClose}>
      <div><PayerMark payer={coverage.payer} percent={coverage.percent} /></div>
      {sentences.length === 0 ? <p className="txt-large">{t("work.notJudged")}</p> : <ul className="txt-large flex list-disc flex-col gap-y-2 pl-5">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {coverage.payer === "undecided" && <p className="txt-medium text-ui-fg-subtle">{t("work.judgedAgain")}</p>}
    </Sheet>
  )
}
