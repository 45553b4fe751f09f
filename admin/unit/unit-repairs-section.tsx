import { Badge, StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { HttpRepairEntry, HttpRepairHistory, HttpRepairStatus, HttpUnit } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { REPAIR_COLORS } from "../repair/repair-words"
import { useRepairCodeLabels } from "../repair/use-repair-codes"

/** Every repair of the unit, and what they say together: the same again, no fault twice. A unit without one is spared the box. */
export function UnitRepairsSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const { data } = useRead<{ readonly repair_history: HttpRepairHistory }>(`/admin/units/${unit.id}/repair-history`)
  const history = data?.repair_history
  if (history === undefined || history.repairs.length === 0) return null
  const { signals } = history
  const warnings = [
    ...(signals.repeat_repairs.length > 0 ? [t("repair.signal.repeated", { count: signals.repeat_repairs.length })] : []), ...(signals.no_fault_bounces.length > 0 ? [t("repair.signal.bounced", { count: signals.no_fault_bounces.length })] : []),
    ...(signals.rework.length > 0 ? [t("repair.signal.rework", { count: signals.rework.length })] : []), ...(signals.needs_soak_test ? [t("repair.signal.soak")] : []),
  ]
  return (
    <Section title={t("repair.title")}>
      {warnings.length > 0 && <ul className="flex flex-wrap gap-1.5 px-6 py-3">{warnings.map((warning) => <li key={warning}><Badge size="2xsmall" color="orange">{warning}</Badge></li>)}</ul>}
      <ul className="flex flex-col px-2 py-2">{history.repairs.map((entry) => <li key={entry.repair_order_id}><Repair entry={entry} /></li>)}</ul>
    </Section>
  )
}

function Repair({ entry }: { readonly entry: HttpRepairEntry }) {
  const { t, word } = useTexts()
  const codeLabel = useRepairCodeLabels()
  const facts = [entry.outcome === null ? null : word("repair.outcomes", entry.outcome), entry.symptom_code === null ? null : codeLabel("symptom", entry.symptom_code), entry.labour_minutes === 0 ? null : t("repair.minutesOf", { count: entry.labour_minutes })].filter(Boolean)
  return (
    <Link to={`/aftercare/repairs/${entry.repair_order_id}`} className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-start justify-between gap-x-3 rounded-md px-4 py-2 outline-none">
      <span className="min-w-0">
        <Text size="small" leading="compact" weight="plus">{entry.display_id}</Text>
        <Text size="xsmall" className="text-ui-fg-subtle">{facts.join(" · ")}{facts.length > 0 ? " · " : ""}<Instant at={entry.opened_at} /></Text>
      </span>
      <StatusBadge color={REPAIR_COLORS[entry.status as HttpRepairStatus] ?? "grey"} className="whitespace-nowrap">{word("repair.status", entry.status)}</StatusBadge>
    </Link>
  )
}
