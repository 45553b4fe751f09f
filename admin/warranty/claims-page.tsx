import { Button, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useCustomerNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { claimColor, type WarrantyClaim, type WarrantyClaimList } from "./claim"
import { ClaimActions } from "./claim-actions"
import { CreateClaimDrawer } from "./create-claim-drawer"
import { WarrantyNav } from "./warranty-nav"

const FILTERS = { status: "many", unit_id: "one", customer_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const STATUSES = ["submitted", "info_requested", "approved", "partly_approved", "denied", "appealed", "withdrawn", "closed"] as const
const helper = createDataTableColumnHelper<WarrantyClaim>()
const filterHelper = createDataTableFilterHelper<WarrantyClaim>()

/** Requests to use a right; the verdict they rest on is frozen. */
export function ClaimsPage() {
  const { t, word } = useTexts()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<WarrantyClaimList>("/admin/warranty-claims", list.query, { keepPrevious: true })
  const [isOpening, setOpening] = useState(false)
  const customers = useCustomerNames((data?.warranty_claims ?? []).map(({ customer_id }) => customer_id))
  const columns = useMemo(() => [
    helper.accessor("display_id", { header: t("claim.number"), cell: ({ row: { original: found } }) => <TextLink to={`/aftercare/warranty/claims/${found.id}`} className="whitespace-nowrap font-medium">{found.display_id}</TextLink> }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={claimColor(getValue())}>{word("claim.status", getValue())}</StatusBadge> }),
    helper.accessor("serial_number", { header: t("unit.serialNumber"), cell: ({ row: { original: found } }) => <TextLink mono to={`/aftercare/units/${found.unit_id}`}>{found.serial_number}</TextLink> }),
    helper.accessor("verdict", { header: t("coverage.title"), cell: ({ getValue }) => word("coverage.verdict", getValue() ?? "needs_evidence") }),
    helper.accessor("problem", { header: t("repair.problem"), maxSize: 220, cell: ({ getValue }) => <Text size="small" leading="compact" className="truncate">{getValue() ?? "–"}</Text> }),
    helper.accessor("customer_id", { header: t("rma.customer"), cell: ({ getValue }) => customers.get(getValue() ?? "")?.name ?? "–" }),
    helper.accessor("submitted_at", { header: t("exception.since"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({ id: "deeds", header: "", cell: ({ row: { original: found } }) => <ClaimActions claim={found} mainMax={0} /> }),
  ], [t, word, customers])
  const filters = useMemo(() => [filterHelper.accessor("status", { type: "multiselect", label: t("unit.statusLabel"), options: STATUSES.map((value) => ({ value, label: word("claim.status", value) })) })], [t, word])
  return (
    <DeskPage>
      <WarrantyNav current="claims" />
      <DeskTable heading={t("claim.claims")} rows={data?.warranty_claims} page={data} list={list} columns={columns} filters={filters} idOf={({ id }) => id} hrefOf={({ id }) => `/aftercare/warranty/claims/${id}`} hasSearch isLoading={isLoading} error={error} onRetry={() => void refetch()} actions={<Button size="small" variant="secondary" onClick={() => setOpening(true)}>{t("general.create")}</Button>} empty={{ title: t("claim.noClaims"), hint: t("claim.noClaimsHint") }} />
      {isOpening && <CreateClaimDrawer unit={null} onClose={() => setOpening(false)} />}
    </DeskPage>
  )
}
