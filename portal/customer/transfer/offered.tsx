import { lazy, Suspense, useState } from "react"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import { NotLoaded } from "../../shared/ui/not-loaded"
import { ConfirmButton } from "../common/confirm-button"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { Notice } from "../ui/notice"
import type { Transfer } from "./transfer"

// The symbols' arithmetic is larger than this whole page.
const QrCode = lazy(async () => ({ default: (await import("./qr-code")).QrCode }))

interface OfferedProps {
  readonly offer: Transfer
  readonly email?: string
  readonly url?: string
  readonly onCanceled: () => void
}

/** An offer that nobody has taken yet. */
export function Offered({ offer, email, url, onCanceled }: OfferedProps) {
  const { t } = useTexts()
  const { time } = useFormats()
  const { submit, isSending, problem } = useSubmit((idempotencyKey) => request("POST", `/store/ownership-transfers/${offer.id}/cancel`, { body: {}, idempotencyKey }))
  const cancel = async (): Promise<void> => {
    if ((await submit()) !== null) onCanceled()
  }
  return (
    <>
      <Notice tone="good" title={email === undefined ? t("transfer.offeredSomebody") : t("transfer.offered", { email })} isNews>{t("transfer.offeredHint", { time: time(offer.expires_at) })}</Notice>
      {url !== undefined && <Code url={url} />}
      <ProblemNotice error={problem} />
      <ConfirmButton label={t("transfer.cancel")} question={t("transfer.cancelQuestion")} confirm={t("transfer.cancelYes")} isBusy={isSending} onConfirm={() => void cancel()} />
    </>
  )
}

function Code({ url }: { readonly url: string }) {
  const { t } = useTexts()
  const [isCopied, setCopied] = useState(false)
  // Where a page is served over plain http, a browser has no clipboard for it.
  const canCopy = "clipboard" in navigator
  return (
    <Card title={t("transfer.scan")} hint={t("transfer.scanHint")}>
      <NotLoaded fallback={<p className="text-ui-fg-base select-all break-all font-mono text-sm">{url}</p>}>
        <Suspense fallback={<div role="status" aria-label={t("common.loading")} className="bg-ui-bg-component-pressed mx-auto size-56 animate-pulse rounded-xl" />}><QrCode text={url} label={t("transfer.codeLabel")} /></Suspense>
      </NotLoaded>
      {canCopy && <Button look="plain" isWide onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true), () => setCopied(false))}>{t(isCopied ? "transfer.copied" : "transfer.copy")}</Button>}
    </Card>
  )
}
