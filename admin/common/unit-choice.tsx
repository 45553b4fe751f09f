import { Checkbox, Text } from "@medusajs/ui"
import type { HttpUnit } from "../../src/types/http"
import { UnitStatusBadge } from "../unit/unit-badges"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import { useTexts } from "./use-texts"

interface UnitChoiceProps {
  readonly units: readonly HttpUnit[]
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Units to choose from, by a click anywhere in their row. */
export function UnitChoice({ units, chosen, onToggle }: UnitChoiceProps) {
  const { t } = useTexts()
  const productOf = useProductOfUnit(units)
  return (
    <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border" aria-label={t("unit.title")}>
      {units.map((unit) => (
        <li key={unit.id}>
          <label className="hover:bg-ui-bg-base-hover flex min-h-12 cursor-pointer items-center gap-x-3 px-3 py-1.5">
            <Checkbox checked={chosen.has(unit.id)} onCheckedChange={() => onToggle(unit.id)} aria-label={unit.serial_number} />
            <span className="min-w-0 flex-1"><span className="break-all font-mono text-xs">{unit.serial_number}</span><Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{productOf(unit)?.title ?? ""}</Text></span>
            <UnitStatusBadge status={unit.status} />
          </label>
        </li>
      ))}
    </ul>
  )
}

/** The same set with one more or one less. */
export const toggled = <Value,>(chosen: ReadonlySet<Value>, value: Value): ReadonlySet<Value> => new Set(chosen.has(value) ? [...chosen].filter((other) => other !== value) : [...chosen, value])
