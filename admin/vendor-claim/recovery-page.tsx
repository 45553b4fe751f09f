import { Container, Heading, Table, Text } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import type { HttpVendorRecoveryAnswer, HttpVendorRecoveryRow } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { EmptyNotice } from "../common/empty-notice"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { TextLink } from "../common/text-link"
import { useMoney } from "../common/use-money"
import { useTexts } from "../common/use-texts"
import { ViewLinks } from "../common/view-links"

const PERIODS = [30, 90, 365] as const
const PERIOD_DEFAULT = 365
const DAY_MS = 86_400_000

/** What came back from each maker for the claims that were sent in a period. */
export function RecoveryPage() {
  const { t } = useTexts()
  const [params] = useSearchParams()
  const days = PERIODS.find((period) => String(period) === params.get("days")) ?? PERIOD_DEFAULT
  // Whole days, so that the question stays the same from one drawing of the page to the next.
  const from = new Date((Math.floor(Date.now() / DAY_MS) + 1 - days) * DAY_MS).toISOString()
  const { data, error, refetch } = useRead<HttpVendorRecoveryAnswer>("/admin/vendor-claims/recovery", { from }, { keepPrevious: true })
  const vendors = data?.vendor_recovery.vendors
  return (
    <DeskPage>
      <Container className="divide-y p-0">
        <div className="flex flex-col justify-between gap-3 px-6 py-4 md:flex-row md:items-center">
          <div>
            <Heading>{t("vendorClaim.recoveries")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">{t("vendorClaim.recoveriesHint")}</Text>
          </div>
          <ViewLinks views={PERIODS.map((period) => ({ label: t("figure.days", { count: period }), to: { search: period === PERIOD_DEFAULT ? "" : `days=${period}` }, isCurrent: period === days }))} />
        </div>
        {error !== null && vendors === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : vendors === undefined ? <LoadingRows count={4} /> : vendors.length === 0 ? <EmptyNotice title={t("vendorClaim.noRecoveries")} hint={t("vendorClaim.noRecoveriesHint")} /> : <Recoveries vendors={vendors} />}
      </Container>
    </DeskPage>
  )
}

function Recoveries({ vendors }: { readonly vendors: readonly HttpVendorRecoveryRow[] }) {
  const { t, locale } = useTexts()
  const money = useMoney()
  const percent = new Intl.NumberFormat(locale, { style: "percent" })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("vendorClaim.recoveries")}>
      <Table>
        <Table.Header>
          <Table.Row>
            {[t("vendorClaim.maker"), t("vendorClaim.claimCount"), t("vendorClaim.recoveredOfClaimed"), t("vendorClaim.rate"), t("vendorClaim.stillPending"), t("vendorClaim.answers"), t("vendorClaim.daysToSettle")].map((name) => <Table.HeaderCell key={name} className="whitespace-nowrap">{name}</Table.HeaderCell>)}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {vendors.map((vendor) => (
            <Table.Row key={vendor.vendor_id} className="[&_td]:py-3 [&_td]:align-top [&_td]:whitespace-nowrap">
              <Table.Cell><TextLink to={`/aftercare/vendor-claims?vendor_id=${encodeURIComponent(vendor.vendor_id)}`} className="font-medium">{vendor.vendor_id}</TextLink></Table.Cell>
              <Table.Cell>{vendor.claim_count}</Table.Cell>
              <Table.Cell><Amounts rows={vendor.amounts.map(({ currency_code, recovered_amount, claimed_amount }) => t("vendorClaim.of", { recovered: money(recovered_amount, currency_code), claimed: money(claimed_amount, currency_code) }))} /></Table.Cell>
              <Table.Cell><Amounts rows={vendor.amounts.map(({ rate }) => (rate === null ? "–" : percent.format(rate)))} /></Table.Cell>
              <Table.Cell><Amounts rows={vendor.amounts.map(({ currency_code, pending_amount }) => money(pending_amount, currency_code))} /></Table.Cell>
              <Table.Cell>{t("vendorClaim.answersOf", { credited: vendor.credited_count, replaced: vendor.replaced_count, rejected: vendor.rejected_count, returned: vendor.returned_count, pending: vendor.pending_count })}</Table.Cell>
              <Table.Cell>{vendor.days_to_settle === null ? "–" : number.format(vendor.days_to_settle)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

const Amounts = ({ rows }: { readonly rows: readonly string[] }) => (rows.length === 0 ? <>–</> : <span className="flex flex-col">{rows.map((row, index) => <span key={index}>{row}</span>)}</span>)
