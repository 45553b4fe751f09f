import { type FormEvent, useState } from "react"
import { request } from "../../shared/api/request"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { TextField } from "../ui/field"
import { Label } from "../ui/icons"
import type { Transfer, TransferLink } from "./transfer"

/** Face to face: the new owner scans a code from the screen. */
export function LinkOffer({ unitId, onOffered }: { readonly unitId: string; readonly onOffered: (link: TransferLink) => void }) {
  const { t } = useTexts()
  const { submit, isSending, problem } = useSubmit(() => request<TransferLink>("POST", "/store/ownership-transfers/link", { body: { unit_id: unitId } }))
  const offer = async (): Promise<void> => {
    const link = await submit()
    if (link !== null) onOffered(link)
  }
  return (
    <Card title={t("transfer.here")} hint={t("transfer.hereHint")}>
      <ProblemNotice error={problem} />
      <Button isWide isBusy={isSending} onClick={() => void offer()}><Label />{t("transfer.showCode")}</Button>
    </Card>
  )
}

/** To somebody elsewhere. */
export function MailOffer({ unitId, onOffered }: { readonly unitId: string; readonly onOffered: (transfer: Transfer, email: string) => void }) {
  const { t } = useTexts()
  const [email, setEmail] = useState("")
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request<{ ownership_transfer: Transfer }>("POST", "/store/ownership-transfers", { idempotencyKey, body: { unit_id: unitId, to_email: email.trim() } }))
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await submit()
    if (answer !== null) onOffered(answer.ownership_transfer, email.trim())
  }
  return (
    <Card title={t("transfer.byMail")}>
      <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
        <TextField label={t("transfer.email")} hint={t("transfer.emailHint")} type="email" inputMode="email" autoComplete="off" autoCapitalize="none" required value={email} onChange={({ target }) => setEmail(target.value)} />
        <ProblemNotice error={problem} />
        <Button type="submit" look="plain" isWide isBusy={isSending}>{t("transfer.send")}</Button>
      </form>
    </Card>
  )
}
