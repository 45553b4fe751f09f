import { Text } from "@medusajs/ui"
import type { HttpUnit } from "../../src/types/http"
import { useTexts } from "../common/use-texts"
import type { UnitCommandName } from "./unit-commands"
import { useProductOfUnit } from "./use-product-of-unit"

const NAMED_MAX = 5

interface CommandPreviewProps {
  readonly command: UnitCommandName
  readonly units: readonly HttpUnit[]
  readonly able: readonly HttpUnit[]
}

/** Which of the chosen units the command will change, and which it leaves alone and why. */
export function CommandPreview({ units, able }: CommandPreviewProps) {
  const { t } = useTexts()
  const productOf = useProductOfUnit(able.slice(0, NAMED_MAX))
  const others = units.filter((unit) => !able.includes(unit))
  const byStatus = new Map<string, number>()
  for (const { status } of others) byStatus.set(t(`unit.status.${status}`), (byStatus.get(t(`unit.status.${status}`)) ?? 0) + 1)
  return (
    <div className="bg-ui-bg-subtle border-ui-border-base flex flex-col gap-y-2 rounded-lg border px-4 py-3">
      {units.length > 1 && <Text size="small" leading="compact" weight="plus">{t("unit.willChange", { count: able.length })}</Text>}
      <ul className="flex flex-col gap-y-1">
        {able.slice(0, NAMED_MAX).map((unit) => (
          <li key={unit.id} className="txt-compact-small flex min-w-0 items-baseline gap-x-2">
            <span className="font-mono text-xs">{unit.serial_number}</span>
            <span className="text-ui-fg-subtle truncate">{productOf(unit)?.title}</span>
          </li>
        ))}
      </ul>
      {able.length > NAMED_MAX && <Text size="xsmall" className="text-ui-fg-subtle">{t("unit.andMore", { count: able.length - NAMED_MAX })}</Text>}
      {others.length > 0 && (
        <Text size="small" className="text-ui-tag-orange-text">
          {t("unit.leftOut", { count: others.length })} {[...byStatus].map(([status, count]) => `${status}: ${count}`).join(", ")}
        </Text>
      )}
    </div>
  )
}
