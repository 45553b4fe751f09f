import { Text } from "@medusajs/ui"
import type { HttpUnit } from "../../src/types/http"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"
import { UnitStatusBadge } from "./unit-badges"
import { useProductOfUnit } from "./use-product-of-unit"
import { useComponents } from "./use-unit"

const DEPTH_MAX = 5

/** The units inside this one, as a tree; a unit without parts has no such section. */
export function UnitComponentsSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const { data } = useComponents(unit)
  if (data === undefined || data.units.length === 0) return null
  return <Section title={t("unit.components")}><div className="px-6 py-4"><Branch units={data.units} depth={1} /></div></Section>
}

function Branch({ units, depth }: { readonly units: readonly HttpUnit[]; readonly depth: number }) {
  const productOf = useProductOfUnit(units)
  return (
    <ul className="flex flex-col gap-y-3">
      {units.map((unit) => (
        <li key={unit.id} className="flex min-w-0 flex-col gap-y-3">
          <div className="flex items-center justify-between gap-x-3">
            <span className="min-w-0">
              <TextLink mono to={`/aftercare/units/${unit.id}`}>{unit.serial_number}</TextLink>
              <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{productOf(unit)?.title}</Text>
            </span>
            <UnitStatusBadge status={unit.status} />
          </div>
          {depth < DEPTH_MAX && <Deeper unit={unit} depth={depth + 1} />}
        </li>
      ))}
    </ul>
  )
}

function Deeper({ unit, depth }: { readonly unit: HttpUnit; readonly depth: number }) {
  const { data } = useComponents(unit)
  if (data === undefined || data.units.length === 0) return null
  return <div className="border-ui-border-base border-l pl-4"><Branch units={data.units} depth={depth} /></div>
}
