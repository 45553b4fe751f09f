import { type FormEvent, useState } from "react"
import type { HttpStoreRma, HttpStoreRmaAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { PhotoField, useUploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { NoteField } from "../ui/field"
import { Notice } from "../ui/notice"

/** Words or photos for the shop. */
export function MessageForm({ rma }: { readonly rma: HttpStoreRma }) {
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const [isSent, setSent] = useState(false)
  const uploads = useUploads()
  const { submit, isSending, problem: refusal } = useSubmit((idempotencyKey) => request<HttpStoreRmaAnswer>("POST", `/store/rmas/${rma.id}/messages`, {
    idempotencyKey, body: { ...(note.trim() === "" ? {} : { note: note.trim() }), ...(uploads.attachmentIds.length === 0 ? {} : { attachment_ids: uploads.attachmentIds }) },
  }), { isRepeatable: true })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSent(false)
    if (note.trim() === "" && uploads.attachmentIds.length === 0) return setProblem(t("message.empty"))
    if ((await submit()) === null) return
    setNote("")
    uploads.clear()
    setSent(true)
  }
  return (
    <Card title={t(rma.info_requested ? "message.answer" : "message.title")}>
      <form className="flex flex-col gap-y-4" noValidate onSubmit={(event) => void send(event)}>
        <NoteField
          label={t("message.note")} value={note} problem={problem}
          onChange={({ target }) => {
            setNote(target.value)
            setProblem(null)
          }}
        />
        <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} />
        <ProblemNotice error={refusal} />
        {isSent && <Notice tone="good" title={t("message.sent")} isNews />}
        <Button type="submit" look={rma.info_requested ? "primary" : "plain"} isWide isBusy={isSending || uploads.isUploading}>{t("message.send")}</Button>
      </form>
    </Card>
  )
}
