import type { AdminCustomer } from "@medusajs/framework/types"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { HoldBadges, UnitStatusBadge } from "../unit/unit-badges"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { CustomerCases } from "./customer-cases"
import { CustomerMenu } from "./customer-menu"

const SHOWN_MAX = 8

/** On a customer's page: the units that are hers, what she registered, and what is open for her. */
export function CustomerUnitsWidget({ data: customer }: { readonly data: AdminCustomer }) {
  const { t } = useTexts()
  const { data, error, refetch } = useRead<HttpUnitList>("/admin/units", { customer_id: customer.id, limit: SHOWN_MAX })
  const productOf = useProductOfUnit(data?.units ?? [])
  return (
    <Section title={t("customer.units")} actions={<span className="flex items-center gap-x-2">{data !== undefined && data.units.length > 0 && <Button size="small" variant="secondary" asChild><Link to={`/aftercare/returns/create?customer=${customer.id}`}>{t("rma.return")}</Link></Button>}<CustomerMenu customer={customer} /></span>}>
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows /> : data.units.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("customer.none")}</Text> : (
        <ul className="flex flex-col px-2 py-2">
          {data.units.map((unit) => (
            <li key={unit.id}>
              <Link to={`/aftercare/units/${unit.id}`} className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-3 rounded-md px-4 py-2 outline-none">
                <span className="min-w-0">
                  <Text size="small" leading="compact" weight="plus" className="truncate">{productOf(unit)?.title ?? ""}</Text>
                  <span className="text-ui-fg-subtle break-all font-mono text-xs">{unit.serial_number}</span>
                </span>
                <span className="flex items-center gap-x-1.5"><HoldBadges holds={unit.holds} /><UnitStatusBadge status={unit.status} /></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && data.count > SHOWN_MAX && (
        <div className="flex justify-end px-6 py-3"><Button size="small" variant="transparent" asChild><Link to={`/aftercare/units?customer_id=${customer.id}`}>{t("customer.all", { count: data.count })}</Link></Button></div>
      )}
      <CustomerCases customerId={customer.id} />
    </Section>
  )
}
