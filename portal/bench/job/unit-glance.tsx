import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { HttpBenchUnit, HttpRepairEntry, HttpRepairHistory, HttpRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { useCodes } from "../api/use-codes"
import { CoverageMark } from "../ui/coverage-mark"
import { Mark } from "../ui/marks"
import { useTexts } from "../use-texts"

const REPAIRS_SHOWN_MAX = 3

interface UnitGlanceProps {
  readonly unit: HttpBenchUnit | undefined
  readonly history: HttpRepairHistory | null
  readonly order?: HttpRepairOrder
  /** Under the unit's name: what is particular to the page. */
  readonly children?: ReactNode
  readonly foot?: ReactNode
}

/** What it is, who pays, and what happened to it before: all that is asked before a screw is turned. */
export function UnitGlance({ unit: data, history, order, children, foot }: UnitGlanceProps) {
  const { t, word } = useTexts()
  const holds = data?.unit.holds ?? []
  const repairs = (history?.repairs ?? []).filter(({ repair_order_id: id }) => id !== order?.id)
  return (
    <aside aria-label={t("job.unit")} className="bg-ui-bg-base flex flex-col gap-x-6 gap-y-3 border-b p-4 md:max-lg:grid md:max-lg:grid-cols-2 lg:min-h-0 lg:overflow-y-auto lg:border-b-0 lg:border-r">
      <div className="flex flex-col gap-y-1">
        <p className="txt-large-plus text-pretty">{[data?.product?.title, data?.product?.variant_title].filter(Boolean).join(" · ") || t("job.unit")}</p>
        <p className="break-all font-mono text-lg font-medium">{data?.unit.serial_number ?? order?.serial_number}</p>
        {children}
      </div>
      <div className="flex flex-col items-start gap-y-2">
        {data?.coverage_summary && <CoverageMark summary={data.coverage_summary} />}
        {holds.length > 0 && <Mark color="red">{t("job.held", { kinds: holds.map(({ kind }) => word("hold", kind)).join(", ") })}</Mark>}
        {history?.signals.needs_soak_test && <p className="bg-ui-tag-orange-bg text-ui-tag-orange-text txt-small-plus rounded-md px-3 py-2">{t("job.soak")}</p>}
        {(history?.signals.repeat_repairs.length ?? 0) > 0 && <p className="bg-ui-tag-orange-bg text-ui-tag-orange-text txt-small-plus rounded-md px-3 py-2">{t("job.repeat")}</p>}
      </div>
      {order !== undefined && <Fact label={t("job.problem")}><p className="txt-medium line-clamp-4 whitespace-pre-line break-words" title={order.problem}>{order.problem}</p></Fact>}
      <Fact label={t("job.history")}>
        {history !== null && repairs.length === 0 && <p className="txt-medium text-ui-fg-subtle">{t("job.noHistory")}</p>}
        {repairs.length > 0 && <ul className="flex flex-col gap-y-1">{repairs.slice(0, REPAIRS_SHOWN_MAX).map((repair) => <Repair key={repair.repair_order_id} repair={repair} word={word} />)}</ul>}
      </Fact>
      {foot}
    </aside>
  )
}

export function Fact({ label, children, className }: { readonly label: string; readonly children: ReactNode; readonly className?: string }) {
  return <div className={clx("flex flex-col gap-y-1", className)}><h2 className="txt-small-plus text-ui-fg-subtle">{label}</h2>{children}</div>
}

function Repair({ repair, word }: { readonly repair: HttpRepairEntry; readonly word: (group: string, word: string) => string }) {
  const { day } = useFormats()
  const codes = useCodes()
  const { component_code: component, defect_code: defect } = repair
  const found = [component === null ? null : codes.label("component", component), defect === null ? null : codes.label("defect", defect)].filter(Boolean).join(", ")
  return <li className="txt-medium"><span className="text-ui-fg-subtle">{day(repair.opened_at)}</span> {found || (repair.outcome === null ? word("status", repair.status) : word("outcome", repair.outcome))}</li>
}
