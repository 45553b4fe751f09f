import type { HttpQuote, HttpStoreRepairOrder, HttpStoreRepairOrderAnswer } from "../../../src/types/http"
import { request } from "../../shared/api/request"
import { useFormats } from "../../shared/format/use-formats"
import { ConfirmButton } from "../common/confirm-button"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { Notice } from "../ui/notice"

/** What it costs, until when that holds, and the two answers. Nothing is charged before the yes. */
export function QuoteCard({ repair, quote }: { readonly repair: HttpStoreRepairOrder; readonly quote: HttpQuote }) {
  const { t } = useTexts()
  const { money, time } = useFormats()
  const price = quote.currency_code === null ? String(quote.amount) : money(quote.amount, quote.currency_code)
  const isOpen = quote.status === "sent" && repair.status === "awaiting_approval"
  return (
    <Card title={t("quote.title")} hint={t(isOpen && !quote.is_expired ? "quote.hint" : "quote.past")}>
      <p className="text-ui-fg-base text-3xl font-semibold tabular-nums">{price}</p>
      {quote.status === "approved" && <Notice tone="good" title={t("quote.approved")} isNews />}
      {quote.status === "declined" && <Notice title={t("quote.declined")} isNews>{t("quote.declinedHint")}</Notice>}
      {isOpen && quote.is_expired && <Notice tone="attention" title={t("quote.expired")}>{t("quote.expiredHint")}</Notice>}
      {isOpen && !quote.is_expired && (
        <>
          <p className="text-ui-fg-base text-sm">{t("quote.until", { time: time(quote.expires_at) })}</p>
          <Answers repair={repair} price={price} />
        </>
      )}
    </Card>
  )
}

function Answers({ repair, price }: { readonly repair: HttpStoreRepairOrder; readonly price: string }) {
  const { t } = useTexts()
  const answer = (name: "approve_quote" | "decline_quote") => (idempotencyKey: string) =>
    request<HttpStoreRepairOrderAnswer>("POST", `/store/repair-orders/${repair.id}/${name}`, { idempotencyKey, body: { expected_version: repair.version } })
  const approve = useSubmit(answer("approve_quote"), { isRepeatable: true })
  const decline = useSubmit(answer("decline_quote"), { isRepeatable: true })
  const isBusy = approve.isSending || decline.isSending
  return (
    <>
      <ProblemNotice error={approve.problem ?? decline.problem} />
      <Button isWide isBusy={approve.isSending} disabled={decline.isSending} onClick={() => void approve.submit()}>{t("quote.approve", { price })}</Button>
      <ConfirmButton label={t("quote.decline")} question={t("quote.declineQuestion")} confirm={t("quote.declineYes")} isBusy={isBusy} onConfirm={() => void decline.submit()} />
    </>
  )
}
