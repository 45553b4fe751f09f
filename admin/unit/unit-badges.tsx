import { Badge, StatusBadge, Tooltip } from "@medusajs/ui"
import type { HttpGrade, HttpHold, HttpUnitStatus } from "../../src/types/http"
import { GRADE_COLORS, UNIT_STATUS_COLORS } from "../common/status-colors"
import { useTexts } from "../common/use-texts"

export function UnitStatusBadge({ status }: { readonly status: HttpUnitStatus }) {
  const { t } = useTexts()
  return <StatusBadge color={UNIT_STATUS_COLORS[status]} className="whitespace-nowrap">{t(`unit.status.${status}`)}</StatusBadge>
}

export function GradeBadge({ grade }: { readonly grade: HttpGrade }) {
  const { t } = useTexts()
  return <Badge size="2xsmall" color={GRADE_COLORS[grade]} className="whitespace-nowrap">{t(`unit.grade.${grade}`)}</Badge>
}

/** A hold says that it stops the unit, and why. */
export function HoldBadges({ holds }: { readonly holds: readonly HttpHold[] }) {
  const { t } = useTexts()
  return holds.map(({ id, kind, reason }) => (
    <Tooltip key={id} content={reason ?? t("unit.holdStops")}>
      <Badge size="2xsmall" color="red" className="whitespace-nowrap">{t(`unit.hold.${kind}`)}</Badge>
    </Tooltip>
  ))
}
