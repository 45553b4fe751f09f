import { type FormEvent, useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import { request } from "../../shared/api/request"
import { localDay } from "../../shared/format/local-day"
import { Gate } from "../common/gate"
import { PhotoField, useUploads } from "../common/photo-field"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { ScanButton } from "../home/scan-button"
import { shownLabel } from "../home/shown-label"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { TextField } from "../ui/field"
import { Page } from "../ui/page"
import type { Registration } from "./registration"

export function RegisterPage() {
  const { t } = useTexts()
  return (
    <Page title={t("register.title")} lead={t("register.lead")} back={{ to: "/products", label: t("nav.products") }}>
      <Gate reason={t("register.signIn")} isForCustomersOnly><RegisterForm /></Gate>
    </Page>
  )
}

function RegisterForm() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [serialNumber, setSerialNumber] = useState(shownLabel(parameters.get("label") ?? ""))
  const [purchasedOn, setPurchasedOn] = useState("")
  const uploads = useUploads()
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request<{ warranty_registration: Registration }>("POST", "/store/warranty-registrations", {
    idempotencyKey, body: { serial_number: serialNumber.trim(), ...(purchasedOn === "" ? {} : { purchased_on: purchasedOn }), ...(uploads.attachmentIds.length === 0 ? {} : { proofs: uploads.attachmentIds }) },
  }))
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await submit()
    if (answer !== null) await navigate(`/registrations/${answer.warranty_registration.id}`)
  }
  return (
    <form className="flex flex-col gap-y-4" onSubmit={(event) => void send(event)}>
      <Card title={t("register.product")}>
        <TextField label={t("register.serialNumber")} hint={t("register.serialNumberHint")} value={serialNumber} required maxLength={1024} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={({ target }) => setSerialNumber(target.value)} />
        <ScanButton onScan={(code) => setSerialNumber(shownLabel(code))} />
      </Card>
      <Card title={t("register.purchase")} hint={t("register.purchaseHint")}>
        <TextField label={t("register.purchasedOn")} type="date" isOptional min="1900-01-01" max={localDay()} value={purchasedOn} onChange={({ target }) => setPurchasedOn(target.value)} />
        <PhotoField label={t("register.proof")} hint={t("register.proofHint")} uploads={uploads} />
      </Card>
      <ProblemNotice error={problem} />
      <Button type="submit" isWide isBusy={isSending || uploads.isUploading}>{t("register.send")}</Button>
      <p className="text-ui-fg-subtle text-pretty px-1 text-sm">{t("register.after")}</p>
    </form>
  )
}
