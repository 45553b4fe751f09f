import { useState } from "react"
import type { HttpStoreRma } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { PaperButton } from "../common/paper-button"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Box } from "../ui/icons"
import { Notice } from "../ui/notice"

interface ReturnLabel {
  readonly available: boolean
  readonly tracking_number: string | null
  readonly tracking_url: string | null
  readonly label_url: string | null
}

/** How the parcel gets to the shop: the slip that goes into it, and the label where the shop's carrier makes one. */
export function SendBack({ rma }: { readonly rma: HttpStoreRma }) {
  const { t } = useTexts()
  const [label, setLabel] = useState<ReturnLabel | null>(null)
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request<{ return_label: ReturnLabel }>("POST", `/store/rmas/${rma.id}/return-label`, { body: {}, idempotencyKey }), { isRepeatable: true })
  const ask = async (): Promise<void> => {
    const answer = await submit()
    if (answer !== null) setLabel(answer.return_label)
  }
  return (
    <Card title={t("sendBack.title")}>
      <ol className="text-ui-fg-base flex list-decimal flex-col gap-y-1.5 pl-5 text-sm">
        <li>{t("sendBack.pack")}</li>
        <li>{t("sendBack.slip")}</li>
        <li>{t("sendBack.hand")}</li>
      </ol>
      <PaperButton path={`/store/rmas/${rma.id}/return-slip`} fileName={`${rma.display_id}.pdf`} label={t("sendBack.getSlip")} />
      <ProblemNotice error={problem} />
      {label === null ? <Button look="plain" isWide isBusy={isSending} onClick={() => void ask()}><Box />{t("sendBack.getLabel")}</Button> : <Label label={label} />}
    </Card>
  )
}

function Label({ label }: { readonly label: ReturnLabel }) {
  const { t } = useTexts()
  if (!label.available) return <Notice title={t("sendBack.noLabel")} isNews>{t("sendBack.noLabelHint")}</Notice>
  return (
    <Notice tone="good" title={t("sendBack.label")} isNews>
      <Facts facts={[...(label.tracking_number === null ? [] : [[t("sendBack.tracking"), label.tracking_number] as const])]} />
      {isAddress(label.label_url) && <a href={label.label_url} target="_blank" rel="noreferrer" className="underline underline-offset-4">{t("sendBack.openLabel")}</a>}
      {isAddress(label.tracking_url) && <a href={label.tracking_url} target="_blank" rel="noreferrer" className="underline underline-offset-4">{t("sendBack.follow")}</a>}
    </Notice>
  )
}

/** A carrier may give none, or a mere `#`. */
const isAddress = (url: string | null): url is string => url !== null && /^(https?:\/\/|\/)/.test(url)
