import type { HttpRepairOrder } from "../../src/types/http"
import { FactRow, Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useDates } from "../common/use-dates"
import { useLocationNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { ReturnFact } from "../rma/return-fact"
import { useTechnicians } from "../technician/use-technicians"
import { useProductsOfUnits } from "../unit/use-products-of-units"
import { useActorNames } from "../common/use-actor-names"
import { spokenAccessory } from "./accessories"
import { useRepairCodeLabels } from "./use-repair-codes"

const CODES = ["symptom", "component", "defect", "action", "condition"] as const

export function RepairFactsSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t, word } = useTexts()
  const { day, time } = useDates()
  const product = useProductsOfUnits([order.unit_id])(order.unit_id)
  const technician = useTechnicians().find(({ id }) => id === order.technician_id)
  const locations = useLocationNames()
  const nameOf = useActorNames(order.check_in === null ? [] : [order.check_in.by])
  const codeLabel = useRepairCodeLabels()
  return (
    <Section title={t("repair.facts")}>
      <dl className="divide-ui-border-base divide-y">
        <FactRow name={t("unit.serialNumber")}><TextLink mono to={`/aftercare/units/${order.unit_id}`}>{order.serial_number}</TextLink></FactRow>
        <FactRow name={t("unit.product")}>{[product?.title, product?.detail].filter(Boolean).join(" · ")}</FactRow>
        {order.rma_line_id !== null && <ReturnFact lineId={order.rma_line_id} unitId={order.unit_id} />}
        <FactRow name={t("repair.technician")}>{technician?.name ?? t("repair.nobody")}</FactRow>
        {order.promised_on !== null && <FactRow name={t("repair.promised")}>{day(order.promised_on)}</FactRow>}
        {order.location_id !== null && <FactRow name={t("unit.location")}>{locations.get(order.location_id)}</FactRow>}
        {CODES.map((kind) => { const code = order[`${kind}_code`]; return code === null ? null : <FactRow key={kind} name={t(`repair.code.${kind}`)}>{codeLabel(kind, code)}</FactRow> })}
        {order.check_in !== null && (
          <FactRow name={t("repair.checkedIn")}>
            {[time(order.check_in.at), nameOf(order.check_in.by)].join(" · ")}
            {order.check_in.condition_code !== null && <span className="block">{codeLabel("condition", order.check_in.condition_code)}</span>}
            {order.check_in.accessories.length > 0 && <span className="block">{t("repair.cameWith", { list: order.check_in.accessories.map((accessory) => spokenAccessory(accessory, (name) => t(`repair.accessory.${name}`))).join(", ") })}</span>}
          </FactRow>
        )}
        {order.outcome !== null && <FactRow name={t("repair.outcome")}>{word("repair.outcomes", order.outcome)}{order.outcome_reason === null ? "" : ` · ${order.outcome === "no_fault_found" ? codeLabel("no_fault", order.outcome_reason) : word("reason", order.outcome_reason)}`}</FactRow>}
        <FactRow name={t("rma.opened")}>{time(order.opened_at)}</FactRow>
        {order.closed_at !== null && <FactRow name={t("repair.closed")}>{time(order.closed_at)}</FactRow>}
      </dl>
    </Section>
  )
}
