import { useParams } from "react-router-dom"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Notice } from "../ui/notice"
import { Page } from "../ui/page"

interface Payment {
  readonly id: string
  readonly amount: number
  readonly currency_code: string
  readonly is_paid: boolean
  readonly order_display_id: number | null
}

/** What is left to pay for an exchange, a replacement that stayed, or a repair. Cards are for the shop's own checkout. */
export function PayPage() {
  const { t } = useTexts()
  const { id } = useParams()
  return <Page title={t("pay.title")} lead={t("pay.lead")}><Gate reason={t("pay.signIn")}>{id === undefined ? <ButtonLink to="/requests" isWide>{t("nav.requests")}</ButtonLink> : <Open id={id} />}</Gate></Page>
}

function Open({ id }: { readonly id: string }) {
  const query = useRead<{ payment: Payment }>(`/store/payments/${encodeURIComponent(id)}`)
  return <Loaded query={query} skeletons={1}>{({ payment }) => <Shown payment={payment} />}</Loaded>
}

function Shown({ payment }: { readonly payment: Payment }) {
  const { t } = useTexts()
  const { money } = useFormats()
  if (payment.is_paid) return <Notice tone="good" title={t("pay.none")}>{t("pay.noneHint")}</Notice>
  return (
    <>
      <Card title={t("pay.amount")}>
        <p className="text-ui-fg-base text-3xl font-semibold tabular-nums">{money(payment.amount, payment.currency_code)}</p>
        {payment.order_display_id !== null && <Facts facts={[[t("account.orderNumber"), `#${payment.order_display_id}`]]} />}
      </Card>
      <Notice title={t("pay.how")}>{t("pay.howHint")}</Notice>
    </>
  )
}
