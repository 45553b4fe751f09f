import { Button, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { Link, useLocation } from "react-router-dom"
import type { HttpVendorClaim, HttpVendorClaimList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useMoney } from "../common/use-money"
import { useTexts } from "../common/use-texts"
import { ViewLinks } from "../common/view-links"
import { VENDOR_CLAIM_COLORS, VENDOR_CLAIM_STATUSES } from "./vendor-claim-words"

const FILTERS = { status: "many", vendor_id: "one", unit_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const VIEWS = [{ name: "all", query: "" }, { name: "toSend", query: "status=open" }, { name: "atMaker", query: "status=shipped" }, { name: "toClose", query: "status=settled" }] as const
const helper = createDataTableColumnHelper<HttpVendorClaim>()
const filterHelper = createDataTableFilterHelper<HttpVendorClaim>()

/** What makers owe the shop for units that failed. */
export function VendorClaimsPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<HttpVendorClaimList>("/admin/vendor-claims", list.query, { keepPrevious: true })
  const columns = useColumns()
  const filters = useMemo(() => [
    filterHelper.accessor("status", { type: "multiselect", label: t("unit.statusLabel"), options: VENDOR_CLAIM_STATUSES.map((value) => ({ value, label: t(`vendorClaim.status.${value}`) })) }),
    filterHelper.accessor("vendor_id", { type: "string", label: t("vendorClaim.maker") }),
  ], [t])
  return (
    <DeskPage>
      <DeskTable
        heading={t("vendorClaim.title")} hint={t("vendorClaim.hint")} rows={data?.vendor_claims} page={data} list={list} columns={columns} filters={filters} hrefOf={({ id }) => `/aftercare/vendor-claims/${id}`} idOf={({ id }) => id} hasSearch
        isLoading={isLoading} error={error} onRetry={() => void refetch()} empty={{ title: t("vendorClaim.none"), hint: t("vendorClaim.noneHint") }} views={<Views />}
        actions={<Button size="small" variant="secondary" asChild><Link to="/aftercare/vendor-claims/create">{t("general.create")}</Link></Button>}
      />
    </DeskPage>
  )
}

function Views() {
  const { t } = useTexts()
  const { search } = useLocation()
  const current = decodeURIComponent(search.replace(/^\?/, ""))
  return (
    <ViewLinks views={[
      ...VIEWS.map(({ name, query }) => ({ label: t(`vendorClaim.view.${name}`), to: { search: query }, isCurrent: current === query })),
      { label: t("vendorClaim.recoveries"), to: "/aftercare/vendor-claims/recovery", isCurrent: false },
    ]} />
  )
}

function useColumns() {
  const { t } = useTexts()
  const money = useMoney()
  return useMemo(() => [
    helper.accessor("display_id", { header: t("vendorClaim.number"), cell: ({ row: { original: claim } }) => <TextLink to={`/aftercare/vendor-claims/${claim.id}`} className="whitespace-nowrap font-medium">{claim.display_id}</TextLink> }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={VENDOR_CLAIM_COLORS[getValue()]} className="whitespace-nowrap">{t(`vendorClaim.status.${getValue()}`)}</StatusBadge> }),
    helper.accessor("vendor_id", { header: t("vendorClaim.maker"), maxSize: 200, cell: ({ getValue }) => <Text size="small" leading="compact" className="truncate">{getValue()}</Text> }),
    helper.display({
      id: "units", header: t("unit.title"), maxSize: 260,
      cell: ({ row: { original: { lines } } }) => (lines.length === 0 ? "–" : <Text size="small" leading="compact" className="truncate"><span className="font-mono text-xs">{lines[0]?.serial_number}</span>{lines.length > 1 ? ` ${t("unit.andMore", { count: lines.length - 1 })}` : ""}</Text>),
    }),
    helper.display({
      id: "recovered", header: t("vendorClaim.recoveredOfClaimed"),
      cell: ({ row: { original: { totals } } }) => (totals.length === 0 ? "–" : <span className="flex flex-col whitespace-nowrap">{totals.map(({ currency_code, recovered_amount, claimed_amount }) => <span key={currency_code}>{t("vendorClaim.of", { recovered: money(recovered_amount, currency_code), claimed: money(claimed_amount, currency_code) })}</span>)}</span>),
    }),
    helper.accessor("shipped_at", { header: t("vendorClaim.sent"), cell: ({ getValue }) => { const at = getValue(); return at === null ? "–" : <Instant at={at} className="whitespace-nowrap" /> } }),
    helper.accessor("created_at", { header: t("rma.opened"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
  ], [t, money])
}
