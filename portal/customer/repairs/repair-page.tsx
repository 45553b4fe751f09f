import { useParams } from "react-router-dom"
import type { HttpStoreRepairOrder, HttpStoreRepairOrderAnswer } from "../../../src/types/http"
import { useRead } from "../../shared/api/use-read"
import { useFormats } from "../../shared/format/use-formats"
import { AddressCard } from "../address/address-card"
import { Gate } from "../common/gate"
import { Loaded } from "../common/loaded"
import { DocumentHead } from "../request/document-head"
import { useStatusWords } from "../request/status-words"
import { Satisfaction } from "../satisfaction/satisfaction"
import { useTexts } from "../use-texts"
import { ButtonLink } from "../ui/button"
import { Card, Facts } from "../ui/card"
import { Notice, type Tone } from "../ui/notice"
import { Page } from "../ui/page"
import { Timeline } from "../ui/timeline"
import { QuoteCard } from "./quote-card"
import { RepairWork } from "./repair-work"

const REFRESH_MS = 15_000

export function RepairPage() {
  const { t } = useTexts()
  return <Page title={t("repair.title")} back={{ to: "/requests", label: t("nav.requests") }}><Gate reason={t("repair.signIn")}><Repair /></Gate></Page>
}

function Repair() {
  const { id = "" } = useParams()
  const query = useRead<HttpStoreRepairOrderAnswer>(`/store/repair-orders/${encodeURIComponent(id)}`, {}, { refreshMs: REFRESH_MS })
  return <Loaded query={query} skeletons={3}>{({ repair_order: repair }) => <Shown repair={repair} />}</Loaded>
}

const TONES: Readonly<Record<string, Tone>> = { awaiting_approval: "attention", ready: "good", returned: "good", closed: "good", unrepairable: "bad", declined: "neutral" }

function Shown({ repair }: { readonly repair: HttpStoreRepairOrder }) {
  const { t, maybe, word } = useTexts()
  const { day } = useFormats()
  const status = useStatusWords()("repair", repair.status)
  const isOpen = !["returned", "closed", "canceled"].includes(repair.status)
  return (
    <>
      <DocumentHead displayId={repair.display_id} status={status} />
      <Notice tone={TONES[repair.status] ?? "neutral"} title={status.text} isNews>
        <p>{maybe(`repair.next.${repair.status}`) ?? t("repair.next.other")}</p>
        {isOpen && repair.promised_on !== null && <p className="font-medium">{t("repair.promised", { day: day(repair.promised_on) })}</p>}
      </Notice>
      {repair.quote !== null && <QuoteCard repair={repair} quote={repair.quote} />}
      {(repair.payment_status === "due" || repair.payment_status === "partially_paid") && <PaymentDue repair={repair} />}
      {repair.payment_status === "paid" && repair.status !== "closed" && <Notice tone="good" title={t("pay.paid")}>{t("pay.paidHint")}</Notice>}
      {(repair.satisfaction !== null || repair.available_actions.includes("rate")) && <Satisfaction path={`/store/repair-orders/${repair.id}/satisfaction`} isAnswered={repair.satisfaction !== null} />}
      <Card title={t("repair.about")}>
        <Facts facts={[
          [t("return.product"), <span key="serial" className="break-all">{repair.serial_number}</span>], [t("repair.problem"), <span key="problem" className="whitespace-pre-wrap">{repair.problem}</span>],
          ...(repair.outcome === null ? [] : [[t("repair.outcome"), word("repair.outcomes", repair.outcome)] as const]),
        ]} />
      </Card>
      <RepairWork repair={repair} />
      <AddressCard address={repair.address} />
      <Card title={t("common.timeline")}><Timeline entries={useEntries(repair)} /></Card>
    </>
  )
}

/** What is left of the price, and where it is paid. Until Medusa has it to collect, the shop says how. */
function PaymentDue({ repair: { payment_collection_id: paymentId } }: { readonly repair: HttpStoreRepairOrder }) {
  const { t } = useTexts()
  return (
    <>
      <Notice tone="attention" title={t("pay.due")}>{t("pay.dueHint")}</Notice>
      {paymentId !== null && <ButtonLink to={`/pay/${paymentId}`} isWide>{t("pay.look")}</ButtonLink>}
    </>
  )
}

function useEntries({ opened_at: opened, quote, ready_at: ready, returned_at: returned, closed_at: closed }: HttpStoreRepairOrder) {
  const { t } = useTexts()
  const entries = [
    { title: t("repair.event.opened"), at: opened }, { title: t("repair.event.quoted"), at: quote?.sent_at ?? null },
    { title: t(quote?.status === "declined" ? "repair.event.declined" : "repair.event.approved"), at: quote?.decided_at ?? null },
    { title: t("repair.event.ready"), at: ready }, { title: t("repair.event.returned"), at: returned }, { title: t("repair.event.closed"), at: closed },
  ]
  return entries.filter((entry): entry is { title: string; at: string } => entry.at !== null).sort((one, other) => other.at.localeCompare(one.at))
}
