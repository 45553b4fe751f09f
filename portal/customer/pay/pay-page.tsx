import { useParams, useSearchParams } from "react-router-dom"
import type { HttpStorePayment } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { useConfig } from "../../shared/config"
import { useFormats } from "../../shared/format/use-formats"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { useTexts } from "../use-texts"
import { ButtonAnchor, ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"
import { Contact } from "./contact"
import { cameBack, paymentAddress } from "./payment-address"

/** What is left to pay for an exchange, a replacement that stayed, or a repair. Cards are for the shop's own checkout. */
export function PayPage() {
  const { t } = useTexts()
  const { id } = useParams()
  return <Page title={t("pay.title")} lead={t("pay.lead")}><Gate reason={t("pay.signIn")}>{id === undefined ? <ButtonLink to="/requests" isWide>{t("nav.requests")}</ButtonLink> : <Open id={id} />}</Gate></Page>
}

/** The shop hears of a payment within moments; who waits for it sees it at once. */
const WAITING_MS = 3_000
const REFRESH_MS = 15_000

function Open({ id }: { readonly id: string }) {
  const [parameters] = useSearchParams()
  const back = cameBack(parameters)
  const query = useRead<{ payment: HttpStorePayment }>(`/store/payments/${encodeURIComponent(id)}`, {}, { refreshMs: (answer) => (answer?.payment.is_paid ? false : back === "paid" ? WAITING_MS : REFRESH_MS) })
  return <Loaded query={query} skeletons={1}>{({ payment }) => <Shown payment={payment} back={back} />}</Loaded>
}

function Shown({ payment, back }: { readonly payment: HttpStorePayment; readonly back: ReturnType<typeof cameBack> }) {
  const { t } = useTexts()
  const { money } = useFormats()
  const { payment_url: paymentUrl } = useConfig()
  const { repair_order: repair, order_display_id: orderNumber } = payment
  const toRepair = repair === null ? null : <ButtonLink to={`/repairs/${repair.id}`} look="plain" isWide>{t("pay.repair")}</ButtonLink>
  if (payment.is_paid) {
    return (
      <>
        <Notice tone="good" title={t(back === null ? "pay.none" : "pay.paid")} isNews>{t(back === null ? "pay.noneHint" : "pay.paidHint")}</Notice>
        {toRepair}
      </>
    )
  }
  const price = money(payment.amount, payment.currency_code)
  const hasFailed = back === "failed" || (payment.has_failed && back === null)
  const number = repair?.display_id ?? (orderNumber === null ? null : `#${orderNumber}`)
  return (
    <>
      {hasFailed && <Notice tone="bad" title={t("pay.failed")} isNews>{t("pay.failedHint")}</Notice>}
      {back === "paid" && <Notice tone="attention" title={t("pay.waiting")} isNews>{t("pay.waitingHint")}</Notice>}
      <Card title={t("pay.amount")}>
        <p className="text-ui-fg-base text-3xl font-semibold tabular-nums">{price}</p>
        {number !== null && <Facts facts={[[t("pay.number"), number]]} />}
        {paymentUrl !== null && (
          <>
            <p className="text-ui-fg-subtle text-pretty text-sm">{t("pay.toPayHint")}</p>
            <ButtonAnchor href={paymentAddress(paymentUrl, payment.id)} look={back === "paid" ? "plain" : "primary"} isWide>{t("pay.toPay", { price })}</ButtonAnchor>
          </>
        )}
      </Card>
      {paymentUrl === null && <Notice title={t("pay.how")}>{t("pay.howHint")}</Notice>}
      {(paymentUrl === null || hasFailed) && <Contact />}
      {toRepair}
    </>
  )
}
