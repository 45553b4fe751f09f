import { type FormEvent, useState } from "react"
import { useParams } from "react-router-dom"
import type { HttpStoreUnit } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { ConfirmButton } from "../common/confirm-button"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useProductName } from "../products/product"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { TextField } from "../ui/field"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import type { Transfer } from "./transfer"

export function TransferStartPage() {
  const { t } = useTexts()
  const { id = "" } = useParams()
  return (
    <Page title={t("transfer.title")} lead={t("transfer.lead")} back={{ to: `/products/${id}`, label: t("product.title") }}>
      <Gate reason={t("transfer.signIn")} isForCustomersOnly><Start id={id} /></Gate>
    </Page>
  )
}

function Start({ id }: { readonly id: string }) {
  const query = useRead<{ unit: HttpStoreUnit }>(`/store/units/${encodeURIComponent(id)}`)
  return <Loaded query={query} skeletons={1}>{({ unit }) => <Offer unit={unit} />}</Loaded>
}

function Offer({ unit }: { readonly unit: HttpStoreUnit }) {
  const { t } = useTexts()
  const name = useProductName()
  const [offer, setOffer] = useState<Transfer | null>(null)
  const [email, setEmail] = useState("")
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request<{ ownership_transfer: Transfer }>("POST", "/store/ownership-transfers", { idempotencyKey, body: { unit_id: unit.id, to_email: email.trim() } }))
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await submit()
    if (answer !== null) setOffer(answer.ownership_transfer)
  }
  if (unit.is_recalled) return <Notice tone="bad" title={t("transfer.recalled")}>{t("transfer.recalledHint")}</Notice>
  if (offer !== null) return <Offered offer={offer} email={email.trim()} onCanceled={() => setOffer(null)} />
  return (
    <Card title={name(unit)} hint={unit.serial_number}>
      <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
        <TextField label={t("transfer.email")} hint={t("transfer.emailHint")} type="email" inputMode="email" autoComplete="off" autoCapitalize="none" required value={email} onChange={({ target }) => setEmail(target.value)} />
        <ProblemNotice error={problem} />
        <Button type="submit" isWide isBusy={isSending}>{t("transfer.send")}</Button>
      </form>
    </Card>
  )
}

export function Offered({ offer, email, onCanceled }: { readonly offer: Transfer; readonly email: string; readonly onCanceled: () => void }) {
  const { t } = useTexts()
  const { time } = useFormats()
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request("POST", `/store/ownership-transfers/${offer.id}/cancel`, { body: {}, idempotencyKey }))
  const cancel = async (): Promise<void> => {
    if ((await submit()) !== null) onCanceled()
  }
  return (
    <>
      <Notice tone="good" title={t("transfer.offered", { email })} isNews>{t("transfer.offeredHint", { time: time(offer.expires_at) })}</Notice>
      <ProblemNotice error={problem} />
      <ConfirmButton label={t("transfer.cancel")} question={t("transfer.cancelQuestion")} confirm={t("transfer.cancelYes")} isBusy={isSending} onConfirm={() => void cancel()} />
    </>
  )
}
