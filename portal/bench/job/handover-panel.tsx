import { DocumentText, TagSolid } from "@medusajs/icons"
import { type ReactNode, useState } from "react"
import type { HttpRepairOrder } from "../../../src/types/http"
import { isOffline } from "../../shared/api/problem"
import { useFormats } from "../../shared/format/use-formats"
import { openPaper } from "../../shared/open-paper"
import { useProblemWords } from "../../shared/ui/notices"
import { useTechnicianId } from "../api/who"
import { useCodes } from "../api/use-codes"
import { signOutEverywhere } from "../offline/other-tabs"
import { useSay } from "../scan/scan-context"
import { BigButton } from "../ui/big-button"
import { Mark } from "../ui/marks"
import { useTexts } from "../use-texts"
import { useNameOf } from "./job-notes"

/** The second person's word, the quote, and the papers. */
export function HandoverPanel({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-1 flex-col gap-y-4 p-4">
      <QualityCheck order={order} />
      {order.quote !== null && <QuoteRow order={order} />}
      {order.outcome !== null && <Outcome order={order} />}
      <Section title={t("handover.papers")}>
        <div className="flex flex-wrap gap-3">
          <Paper order={order} paper="label" sign={<TagSolid />} />
          <Paper order={order} paper="report" sign={<DocumentText />} />
        </div>
      </Section>
    </div>
  )
}

function Section({ title, mark, children }: { readonly title: string; readonly mark?: ReactNode; readonly children?: ReactNode }) {
  return (
    <section className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col gap-y-3 rounded-xl p-4">
      <div className="flex flex-wrap items-center justify-between gap-2"><h2 className="txt-large-plus">{title}</h2>{mark}</div>
      {children}
    </section>
  )
}

function QualityCheck({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { time } = useFormats()
  const nameOf = useNameOf()
  const technicianId = useTechnicianId()
  const { quality_check: check, available_actions: actions } = order
  const isMine = order.tests.some(({ recorded_by: by }) => by.id === technicianId) || order.lines.some(({ added_by: by }) => by.id === technicianId) || order.technician_id === technicianId
  const isOpen = order.status === "testing" && check?.passed !== true
  return (
    <Section
      title={t("handover.qc")}
      mark={check === null ? <Mark color="grey">{t("handover.qcOpen")}</Mark> : <Mark color={check.passed ? "green" : "red"}>{check.passed ? t("handover.qcPassed", { time: time(check.at), name: nameOf(check.by) }) : t("handover.qcFailed", { time: time(check.at) })}</Mark>}
    >
      {isOpen && !actions.includes("pass_qc") && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="txt-large">{isMine ? t("handover.second") : t("handover.testsMissing")}</p>
          {isMine && <BigButton variant="secondary" onClick={signOutEverywhere}>{t("bench.changePerson")}</BigButton>}
        </div>
      )}
    </Section>
  )
}

function QuoteRow({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const { money, day } = useFormats()
  const { quote } = order
  if (quote === null) return null
  const when = quote.status === "sent" ? t(quote.is_expired ? "handover.expired" : "handover.expires", { day: day(quote.expires_at) }) : null
  return (
    <Section title={t("handover.quote", { number: quote.number })} mark={<Mark color={quote.status === "approved" ? "green" : quote.status === "declined" || quote.is_expired ? "red" : "orange"}>{[t(`handover.quoteStatus.${quote.status}`), when].filter(Boolean).join(", ")}</Mark>}>
      {quote.currency_code !== null && <p className="txt-xlarge-plus tabular-nums">{money(quote.amount, quote.currency_code)}</p>}
    </Section>
  )
}

function Outcome({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const codes = useCodes()
  if (order.outcome === null) return null
  return <Section title={t("handover.outcome")} mark={<Mark color={order.outcome === "repaired" ? "green" : "orange"}>{[t(`outcome.${order.outcome}`), order.outcome_reason === null ? null : codes.label("no_fault", order.outcome_reason)].filter(Boolean).join(": ")}</Mark>} />
}

function Paper({ order, paper, sign }: { readonly order: HttpRepairOrder; readonly paper: "label" | "report"; readonly sign: ReactNode }) {
  const { t, language } = useTexts()
  const say = useSay()
  const words = useProblemWords()
  const [isBusy, setBusy] = useState(false)
  const fetchPaper = async (): Promise<void> => {
    setBusy(true)
    try {
      await openPaper(`/technician/repair-orders/${order.id}/${paper}?language=${language === "de" ? "de" : "en"}`, `${order.display_id}${paper === "label" ? "-label" : ""}.pdf`)
    } catch (error) {
      say({ tone: "bad", words: isOffline(error) ? t("handover.paperOffline") : words(error) })
    } finally {
      setBusy(false)
    }
  }
  return <BigButton variant="secondary" className="min-h-14 px-6" isLoading={isBusy} disabled={isBusy} onClick={() => void fetchPaper()}>{sign} {t(`handover.${paper}`)}</BigButton>
}
