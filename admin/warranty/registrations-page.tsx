import { Button, createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useRead } from "../common/api/use-read"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Instant } from "../common/instant"
import { PaperButton } from "../common/paper-button"
import { TextLink } from "../common/text-link"
import { type FilterKind, useListParams } from "../common/use-list-params"
import { useCustomerNames } from "../common/use-names"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"
import { claimColor, type WarrantyRegistration, type WarrantyRegistrationList } from "./claim"
import { DecideDrawer } from "./decide-drawer"
import { RegisterDrawer } from "./register-drawer"
import { WarrantyNav } from "./warranty-nav"

const FILTERS = { status: "one", customer_id: "one", unit_id: "one" } as const satisfies Readonly<Record<string, FilterKind>>
const STATUSES = ["pending", "approved", "rejected"] as const
const helper = createDataTableColumnHelper<WarrantyRegistration>()
const filterHelper = createDataTableFilterHelper<WarrantyRegistration>()

/** Products that customers registered, to be approved. */
export function RegistrationsPage() {
  const { t, word } = useTexts()
  const { day } = useDates()
  const list = useListParams(FILTERS, "keyset")
  const { data, isLoading, error, refetch } = useRead<WarrantyRegistrationList>("/admin/warranty-registrations", list.query, { keepPrevious: true })
  const [deciding, setDeciding] = useState<{ readonly found: WarrantyRegistration; readonly action: string } | null>(null)
  const [isRegistering, setRegistering] = useState(false)
  const customers = useCustomerNames((data?.warranty_registrations ?? []).map(({ customer_id }) => customer_id))
  const columns = useMemo(() => [
    helper.accessor("serial_number", { header: t("unit.serialNumber"), cell: ({ row: { original: found } }) => (found.unit_id === null ? <span className="font-mono text-xs">{found.serial_number}</span> : <TextLink mono to={`/aftercare/units/${found.unit_id}`}>{found.serial_number}</TextLink>) }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={claimColor(getValue())}>{word("claim.status", getValue())}</StatusBadge> }),
    helper.accessor("customer_id", { header: t("rma.customer"), cell: ({ getValue }) => customers.get(getValue() ?? "")?.name ?? "–" }),
    helper.accessor("purchased_on", { header: t("claim.boughtOn"), cell: ({ getValue }) => { const on = getValue(); return on === null ? "–" : day(on) } }),
    helper.accessor("has_proof", { header: t("claim.proof"), cell: ({ getValue }) => (getValue() ? t("general.yes") : t("general.no")) }),
    helper.accessor("registered_at", { header: t("exception.since"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({ id: "deeds", header: "", cell: ({ row: { original: found } }) => <div className="flex justify-end gap-2">{found.status === "approved" && found.unit_id !== null && <PaperButton path={`/admin/warranty-registrations/${found.id}/certificate/pdf`} label={t("claim.certificate")} />}{found.available_actions.map((action) => <Button key={action} size="small" variant="secondary" onClick={() => setDeciding({ found, action })}>{word("claim.action", action)}</Button>)}</div> }),
  ], [t, word, customers, day])
  const filters = useMemo(() => [filterHelper.accessor("status", { type: "radio", label: t("unit.statusLabel"), options: STATUSES.map((value) => ({ value, label: word("claim.status", value) })) })], [t, word])
  return (
    <DeskPage>
      <WarrantyNav current="registrations" />
      <DeskTable heading={t("claim.registrations")} rows={data?.warranty_registrations} page={data} list={list} columns={columns} filters={filters} idOf={({ id }) => id} isLoading={isLoading} error={error} onRetry={() => void refetch()} actions={<Button size="small" variant="secondary" onClick={() => setRegistering(true)}>{t("claim.register")}</Button>} empty={{ title: t("claim.noRegistrations"), hint: t("claim.noRegistrationsHint") }} />
      {deciding !== null && <DecideDrawer registration={deciding.found} action={deciding.action} onClose={() => setDeciding(null)} />}
      {isRegistering && <RegisterDrawer customerId={null} onClose={() => setRegistering(false)} />}
    </DeskPage>
  )
}
