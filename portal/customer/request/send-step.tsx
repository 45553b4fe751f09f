import { useNavigate } from "react-router-dom"
import type { HttpStoreRmaAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import type { StoreClaimAnswer } from "../claims/claim"
import type { Uploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { isDefect } from "./choices"
import type { Draft } from "./draft"
import { useReasonLabel, useShopWords } from "./return-options"

const NOTE_LENGTH_MAX = 4_000

/** Everything once more before it goes out. */
export function SendStep({ draft, uploads }: { readonly draft: Draft; readonly uploads: Uploads }) {
  const { t, word } = useTexts()
  const { day } = useFormats()
  const name = useProductName()
  const label = useReasonLabel()
  const navigate = useNavigate()
  const answers = useAnswers(draft)
  const { unit, reason, remedy, note, detectedOn } = draft
  const since = detectedOn !== "" && reason !== null && isDefect(reason) ? detectedOn : null
  const words = [...answers, note.trim()].filter(Boolean).join("\n").slice(0, NOTE_LENGTH_MAX)
  const { submit, isSending, problem } = useSubmit(async (idempotencyKey) => {
    const files = uploads.attachmentIds.length === 0 ? {} : { attachment_ids: uploads.attachmentIds }
    if (remedy?.way === "warranty") {
      const body = { unit_id: unit?.id, ...(words === "" ? {} : { problem: words }), ...(since === null ? {} : { detected_on: since }), ...files }
      return `/claims/${(await request<StoreClaimAnswer>("POST", "/store/warranty-claims", { idempotencyKey, body })).warranty_claim.id}`
    }
    const text = [words, since === null ? "" : t("request.since", { day: day(since) })].filter(Boolean).join("\n").slice(0, NOTE_LENGTH_MAX)
    const body = { lines: [{ unit_id: unit?.id, reason_code: reason?.code, requested_resolution: remedy?.way, ...(text === "" ? {} : { note: text }) }], ...files }
    return `/returns/${(await request<HttpStoreRmaAnswer>("POST", "/store/rmas", { idempotencyKey, body })).rma.id}`
  })
  const send = async (): Promise<void> => {
    const to = await submit()
    if (to !== null) await navigate(to, { replace: true })
  }
  if (unit === null || reason === null || remedy === null) return null
  return (
    <>
      <Card title={t("request.check")}>
        <Facts facts={[
          [t("request.product"), `${name(unit)} (${unit.serial_number})`], [t("request.whyShort"), label(reason)],
          ...(words === "" ? [] : [[t("request.noteShort"), <span key="note" className="whitespace-pre-wrap">{words}</span>] as const]),
          ...(since === null ? [] : [[t("request.detectedShort"), day(since)] as const]),
          ...(uploads.uploads.length === 0 ? [] : [[t("request.photosShort"), uploads.attachmentIds.length] as const]),
          [t("request.wish"), remedy.isPaid ? t("request.paidRepair") : word("request.way", remedy.way)],
        ]} />
      </Card>
      <ProblemNotice error={problem} />
      <Button isWide isBusy={isSending || uploads.isUploading} onClick={() => void send()}>{t("request.send")}</Button>
    </>
  )
}

/** The shop's questions and what was answered, in words: they go into the note. */
function useAnswers({ reason, answers }: Draft): readonly string[] {
  const words = useShopWords()
  const { word } = useTexts()
  return (reason?.questions ?? []).flatMap(({ code, texts, choices }) => {
    const answer = answers[code]?.trim() ?? ""
    const choice = choices.find((each) => each.code === answer)
    return answer === "" ? [] : `${words(texts) ?? word("request.question", code)} ${choice === undefined ? answer : words(choice.texts) ?? word("request.answer", choice.code)}`
  })
}
