import { Text } from "@medusajs/ui"
import type { HttpComponentTree, HttpUnit } from "../../src/types/http"
import { Instant } from "../common/instant"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"
import { UnitStatusBadge } from "./unit-badges"
import { useProductOfUnit } from "./use-product-of-unit"
import { useComponents, useComponentTree } from "./use-unit"

const DEPTH_MAX = 5

/** The units inside this one, as a tree; a unit without parts has no such section. */
export function UnitComponentsSection({ unit }: { readonly unit: HttpUnit }) {
  const { t } = useTexts()
  const { data } = useComponents(unit)
  const tree = useComponentTree(unit).data?.components
  const changes = tree?.changes ?? []
  if (data === undefined || (data.units.length === 0 && changes.length === 0)) return null
  return (
    <Section title={t("unit.components")}>
      {data.units.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("unit.noComponents")}</Text> : <div className="px-6 py-4"><Branch units={data.units} depth={1} /></div>}
      {changes.length > 0 && <Changes changes={changes} />}
    </Section>
  )
}

/** What went in and what came out, the latest first. */
function Changes({ changes }: { readonly changes: HttpComponentTree["changes"] }) {
  const { t, word } = useTexts()
  return (
    <details className="px-6 py-3">
      <summary className="txt-compact-small text-ui-tag-blue-text focus-visible:shadow-borders-focus cursor-pointer list-none rounded outline-none">{t("unit.componentChanges", { count: changes.length })}</summary>
      <ul className="flex flex-col gap-y-2 pt-3">
        {[...changes].reverse().map(({ change, unit_id, serial_number, repair_order_id, at }) => (
          <li key={`${unit_id} ${change} ${at}`} className="flex items-baseline justify-between gap-x-3">
            <span className="txt-small min-w-0">
              {t(`unit.componentChange.${change}`)} <TextLink mono to={`/aftercare/units/${unit_id}`}>{serial_number}</TextLink>
              {repair_order_id !== null && <> · <TextLink to={`/aftercare/repairs/${repair_order_id}`}>{word("document", "repair_order")}</TextLink></>}
            </span>
            <Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap"><Instant at={at} /></Text>
          </li>
        ))}
      </ul>
    </details>
  )
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
