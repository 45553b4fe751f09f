import { type FormEvent, type ReactNode, useState } from "react"
import { request } from "../../shared/api/request"
import { ConfirmButton } from "../common/confirm-button"
import { PhotoField, useUploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { NoteField } from "../ui/field"
import type { StoreClaim, StoreClaimAnswer } from "./claim"

const can = ({ available_actions: actions }: StoreClaim, action: string): boolean => actions.includes(action)

/** Where the shop waits for words: exactly what it would accept now. */
export function ClaimAnswers({ claim }: { readonly claim: StoreClaim }) {
  const { t } = useTexts()
  return (
    <>
      {can(claim, "provide_info") && <Say key="info" claim={claim} action="provide_info" title={t("claim.info")} hint={t("claim.infoHint")} send={t("message.send")}><Question claim={claim} /></Say>}
      {can(claim, "appeal") && <Say key="appeal" claim={claim} action="appeal" title={t("claim.appeal")} hint={t("claim.appealHint")} send={t("claim.appealSend")} />}
    </>
  )
}

export function WithdrawClaim({ claim }: { readonly claim: StoreClaim }) {
  const { t } = useTexts()
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request("POST", `/store/warranty-claims/${claim.id}/withdraw`, { body: {}, idempotencyKey }))
  if (!can(claim, "withdraw")) return null
  return (
    <>
      <ProblemNotice error={problem} />
      <ConfirmButton label={t("claim.withdraw")} question={t("claim.withdrawQuestion")} confirm={t("claim.withdrawYes")} isBusy={isSending} onConfirm={() => void submit()} />
    </>
  )
}

interface SayProps {
  readonly claim: StoreClaim
  readonly action: "provide_info" | "appeal"
  readonly title: string
  readonly hint: string
  readonly send: string
  /** Above the answer: what it answers. */
  readonly children?: ReactNode
}

/** What the shop asked, in its own words; where it gave but a code, that code in words. */
function Question({ claim: { question, reason_code: code, decided_at: decidedAt } }: { readonly claim: StoreClaim }) {
  const { t, word } = useTexts()
  // After a decision the code may be its reason, and no question.
  const reason = decidedAt === null ? code : null
  if (question === null && reason === null) return null
  return (
    <div className="border-brand flex flex-col gap-y-1 border-l-4 pl-4">
      <p className="text-ui-fg-subtle text-sm">{t("claim.asked")}</p>
      <p className="text-ui-fg-base whitespace-pre-wrap break-words text-base font-medium">{question ?? word("shopReason", reason ?? "")}</p>
    </div>
  )
}

function Say({ claim, action, title, hint, send: label, children }: SayProps) {
  const { t } = useTexts()
  const [note, setNote] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const uploads = useUploads()
  const { submit, isSending, problem: refusal } = useSubmit((idempotencyKey) => request<StoreClaimAnswer>("POST", `/store/warranty-claims/${claim.id}/${action}`, {
    idempotencyKey, body: { ...(note.trim() === "" ? {} : { note: note.trim() }), ...(uploads.attachmentIds.length === 0 ? {} : { attachment_ids: uploads.attachmentIds }) },
  }))
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (note.trim() === "" && uploads.attachmentIds.length === 0) return setProblem(t("message.empty"))
    void submit()
  }
  return (
    <Card title={title} hint={hint}>
      {children}
      <form className="flex flex-col gap-y-4" noValidate onSubmit={send}>
        <NoteField label={t("message.note")} value={note} problem={note.trim() === "" ? problem : null} onChange={({ target }) => setNote(target.value)} />
        <PhotoField label={t("request.photos")} hint={t("request.photosHint")} uploads={uploads} />
        <ProblemNotice error={refusal} />
        <Button type="submit" isWide isBusy={isSending || uploads.isUploading}>{label}</Button>
      </form>
    </Card>
  )
}
