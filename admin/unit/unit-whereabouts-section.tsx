import type { HttpUnit } from "../../src/types/http"
import { FactRow, Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useCustomerNames, useLocationNames, useOrderNames, useSerialNumbers } from "../common/use-names"
import { useDates } from "../common/use-dates"
import { useTexts } from "../common/use-texts"

/** Where it is, whose it is, and what else identifies it. */
export function UnitWhereaboutsSection({ unit }: { readonly unit: HttpUnit }) {
  const { t, word } = useTexts()
  const { day } = useDates()
  const locations = useLocationNames()
  const owner = useCustomerNames([unit.owner_customer_id]).get(unit.owner_customer_id ?? "")
  const order = useOrderNames([unit.order_id]).get(unit.order_id ?? "")
  const parent = useSerialNumbers([unit.parent_unit_id]).get(unit.parent_unit_id ?? "")
  return (
    <Section title={t("unit.whereabouts")}>
      <dl className="divide-ui-border-base divide-y">
        <FactRow name={t("unit.custodyLabel")}>{t(`unit.custody.${unit.custody}`)}</FactRow>
        {unit.location_id !== null && <FactRow name={t("unit.location")}><TextLink to={`/settings/locations/${unit.location_id}`}>{locations.get(unit.location_id)}</TextLink></FactRow>}
        {unit.bin !== null && <FactRow name={t("unit.bin")}>{unit.bin}</FactRow>}
        <FactRow name={t("unit.owner")}>
          {unit.owner_customer_id === null ? (unit.custody === "customer" ? t("unit.ownerUnknown") : t("unit.ownerShop")) : <TextLink to={`/customers/${unit.owner_customer_id}`}>{owner?.name}</TextLink>}
        </FactRow>
        {unit.order_id !== null && <FactRow name={t("unit.order")}><TextLink to={`/orders/${unit.order_id}`}>{order}</TextLink></FactRow>}
        {unit.lot_number !== null && <FactRow name={t("unit.lot")}><TextLink to={`/aftercare/units?lot_number=${encodeURIComponent(unit.lot_number)}`}>{unit.lot_number}</TextLink></FactRow>}
        {unit.manufactured_on !== null && <FactRow name={t("unit.manufacturedOn")}>{day(unit.manufactured_on)}</FactRow>}
        {unit.identifiers.map(({ kind, value }) => <FactRow key={`${kind} ${value}`} name={word("identifier", kind)}><span className="font-mono text-xs">{value}</span></FactRow>)}
        {unit.scanned_as !== unit.serial_number && <FactRow name={t("unit.scannedAs")}><span className="font-mono text-xs">{unit.scanned_as}</span></FactRow>}
        {unit.parent_unit_id !== null && <FactRow name={t("unit.partOf")}><TextLink to={`/aftercare/units/${unit.parent_unit_id}`}>{parent}</TextLink></FactRow>}
      </dl>
    </Section>
  )
}
