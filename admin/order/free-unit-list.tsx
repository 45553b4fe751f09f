import { Input, RadioGroup, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit, HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Field } from "../common/field"
import { LoadingRows } from "../common/loading"
import { useLocationNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { GradeBadge, HoldBadges } from "../unit/unit-badges"

const SHOWN_MAX = 20

interface FreeUnitListProps {
  readonly inventoryItemId: string
  readonly locationId: string | null
  readonly chosen: HttpUnit | null
  readonly onChoose: (unit: HttpUnit) => void
}

/** Units of an item that are free to be promised, found by typing or scanning the number. */
export function FreeUnitList({ inventoryItemId, locationId, chosen, onChoose }: FreeUnitListProps) {
  const { t } = useTexts()
  const [q, setQ] = useState("")
  const locations = useLocationNames()
  const { data } = useRead<HttpUnitList>("/admin/units", { inventory_item_id: inventoryItemId, location_id: locationId, status: ["in_stock"], q, limit: SHOWN_MAX }, { keepPrevious: true })
  const units = data?.units ?? []
  return (
    <div className="flex flex-col gap-y-4">
      <Field label={t("order.freeUnits")} hint={data && data.count > SHOWN_MAX ? t("order.firstOf", { count: data.count }) : undefined}>
        {(ids) => <Input {...ids} size="small" placeholder={t("scan.placeholder")} value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" />}
      </Field>
      {data === undefined ? <LoadingRows /> : units.length === 0 ? <Text size="small" className="text-ui-fg-subtle">{t("order.noFreeUnits")}</Text> : (
        <RadioGroup value={chosen?.id ?? ""} onValueChange={(id) => { const unit = units.find((candidate) => candidate.id === id); if (unit) onChoose(unit) }} aria-label={t("order.freeUnits")} className="flex flex-col gap-y-1">
          {units.map((unit) => (
            <label key={unit.id} className="hover:bg-ui-bg-base-hover has-[:focus-visible]:shadow-borders-focus flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-2">
              <RadioGroup.Item value={unit.id} aria-label={unit.serial_number} disabled={unit.holds.length > 0} />
              <span className="min-w-0 flex-1">
                <span className="break-all font-mono text-xs">{unit.serial_number}</span>
                <Text size="xsmall" className="text-ui-fg-subtle">{[unit.location_id === null ? null : locations.get(unit.location_id), unit.bin].filter(Boolean).join(" · ")}</Text>
              </span>
              <HoldBadges holds={unit.holds} />
              <GradeBadge grade={unit.grade} />
            </label>
          ))}
        </RadioGroup>
      )}
    </div>
  )
}
