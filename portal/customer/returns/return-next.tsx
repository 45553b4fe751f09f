import type { HttpStoreRma } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useTexts } from "../use-texts"
import { Notice, type Tone } from "../ui/notice"

const TONES: Readonly<Record<string, Tone>> = { info_requested: "attention", authorized: "good", denied: "bad", received: "good", partially_received: "attention", resolving: "good", closed: "good", expired: "bad", canceled: "neutral" }

/** What happens next, and what the customer must do for it; the date, where there is one. */
export function ReturnNext({ rma }: { readonly rma: HttpStoreRma }) {
  const { t, maybe, word } = useTexts()
  const { day } = useFormats()
  const state = rma.info_requested ? "info_requested" : rma.status
  const reasons = rma.status === "denied" ? [...new Set(rma.lines.flatMap((line) => line.decision_reason_codes))] : []
  const question = rma.info_requested ? rma.timeline.filter(({ type, note }) => type === "info_requested" && note !== null).at(-1)?.note : null
  const dueBack = rma.lines.map((line) => line.return_due_at).filter((due): due is string => due !== null).sort()[0]
  return (
    <Notice tone={TONES[state] ?? "neutral"} title={maybe(`return.now.${state}`) ?? word("return.status", state)} isNews>
      <p>{maybe(`return.next.${state}`) ?? t("return.next.other")}</p>
      {question && <blockquote className="border-ui-border-strong whitespace-pre-wrap border-l-2 pl-3">{question}</blockquote>}
      {state === "authorized" && rma.expires_at !== null && <p className="font-medium">{t("return.sendBy", { day: day(rma.expires_at) })}</p>}
      {dueBack !== undefined && state !== "closed" && <p className="font-medium">{t("return.replacementDue", { day: day(dueBack) })}</p>}
      {reasons.length > 0 && <p>{t("return.because", { reason: reasons.map((reason) => word("shopReason", reason)).join(", ") })}</p>}
    </Notice>
  )
}
