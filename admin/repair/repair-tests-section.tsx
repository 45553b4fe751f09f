import { Button, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairOrder, HttpRepairTest } from "../../src/types/http"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { RepairActionDrawer } from "./repair-action-drawer"

/** What was measured before the unit may leave, and the second person's word. */
export function RepairTestsSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={t("repair.tests")} actions={order.available_actions.includes("record_test") ? <Button size="small" variant="secondary" onClick={() => setOpen(true)}>{t("repair.action.record_test")}</Button> : undefined}>
      {order.tests.length === 0 && <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("repair.noTests")}</Text>}
      {order.tests.map((test) => (
        <div key={test.id} className="flex items-center justify-between gap-x-3 px-6 py-3">
          <div className="min-w-0"><Text size="small" leading="compact" weight="plus">{test.name}</Text><Text size="small" className="text-ui-fg-subtle">{[valueOf(test), boundsOf(test)].filter(Boolean).join(" · ")} <Instant at={test.recorded_at} /></Text></div>
          <StatusBadge color={test.passed ? "green" : "red"}>{test.passed ? t("repair.test.yes") : t("repair.test.no")}</StatusBadge>
        </div>
      ))}
      {order.quality_check !== null && <div className="flex items-center justify-between px-6 py-3"><Text size="small" leading="compact" weight="plus">{t("repair.qualityCheck")}</Text><StatusBadge color={order.quality_check.passed ? "green" : "red"}>{order.quality_check.passed ? t("repair.test.yes") : t("repair.test.no")}</StatusBadge></div>}
      {isOpen && <RepairActionDrawer order={order} action="record_test" onClose={() => setOpen(false)} />}
    </Section>
  )
}

const valueOf = ({ value, unit }: HttpRepairTest): string => (value === null ? "" : `${value}${unit === null ? "" : ` ${unit}`}`)
const boundsOf = ({ min, max }: HttpRepairTest): string => (min === null && max === null ? "" : `${min ?? "…"} – ${max ?? "…"}`)
