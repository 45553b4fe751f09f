import { Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpPage, HttpRmaList, HttpUnitExceptionList, HttpUnitList, HttpUnitStatus } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { useTexts } from "../common/use-texts"
import { FiguresSection } from "./figures-section"

const SHOWN: readonly HttpUnitStatus[] = ["in_stock", "allocated", "picked", "shipped", "delivered", "returning", "quarantined", "lost"]

const TO_DECIDE = ["submitted", "appealed"] as const

/** What waits for somebody, and how the goods stand; every number leads to its list. */
export function OverviewPage() {
  const { t } = useTexts()
  const cases = useRead<HttpUnitExceptionList>("/admin/unit-exceptions", { status: "open", limit: 1 })
  const failed = useRead<{ readonly jobs: readonly unknown[]; readonly count: number }>("/admin/jobs", { state: "failed", limit: 1 })
  const overdue = useRead<HttpRmaList>("/admin/rmas", { overdue: true, limit: 1 })
  const repairs = useRead<HttpPage>("/admin/repair-orders", { open: true, limit: 1 })
  const claims = useRead<HttpPage>("/admin/warranty-claims", { status: TO_DECIDE, limit: 1 })
  const registrations = useRead<HttpPage>("/admin/warranty-registrations", { status: "pending", limit: 1 })
  return (
    <DeskPage>
      <Container className="divide-y p-0">
        <div className="px-6 py-4"><Heading>{t("overview.title")}</Heading><Text size="small" className="text-ui-fg-subtle">{t("overview.hint")}</Text></div>
        <div className="grid grid-cols-2 gap-3 p-6 md:grid-cols-3">
          <Figure name={t("overview.cases")} count={cases.data?.count} to="/aftercare/exceptions?status=open" />
          <Figure name={t("overview.overdueReturns")} count={overdue.data?.count} to="/aftercare/returns?overdue=true" />
          <Figure name={t("overview.openRepairs")} count={repairs.data?.count} to="/aftercare/repairs" />
          <Figure name={t("overview.claims")} count={claims.data?.count} to={`/aftercare/warranty/claims?status=${TO_DECIDE.join(",")}`} />
          <Figure name={t("overview.registrations")} count={registrations.data?.count} to="/aftercare/warranty/registrations?status=pending" />
          <Figure name={t("overview.failedJobs")} count={failed.data?.count} to="/aftercare/jobs?state=failed" />
        </div>
        <div className="grid grid-cols-2 gap-3 p-6 md:grid-cols-4">{SHOWN.map((status) => <StatusFigure key={status} status={status} />)}</div>
      </Container>
      <FiguresSection />
    </DeskPage>
  )
}

function StatusFigure({ status }: { readonly status: HttpUnitStatus }) {
  const { t } = useTexts()
  const { data } = useRead<HttpUnitList>("/admin/units", { status: [status], limit: 1 })
  return <Figure name={t(`unit.status.${status}`)} count={data?.count} isAtLeast={data?.count_is_exact === false} to={`/aftercare/units?status=${status}`} />
}

function Figure({ name, count, to, isAtLeast = false }: { readonly name: string; readonly count: number | undefined; readonly to: string; readonly isAtLeast?: boolean }) {
  const { locale } = useTexts()
  return (
    <Link to={to} className="bg-ui-bg-component shadow-elevation-card-rest hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1 rounded-lg px-4 py-3 outline-none">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">{name}</Text>
      <span className="h1-core min-h-7 tabular-nums">{count === undefined ? "" : `${new Intl.NumberFormat(locale).format(count)}${isAtLeast ? "+" : ""}`}</span>
    </Link>
  )
}
