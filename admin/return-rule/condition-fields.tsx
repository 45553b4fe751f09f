import { XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input } from "@medusajs/ui"
import { type KeyboardEvent, useState } from "react"
import type { HttpReturnRuleConditions, HttpReturnWindow } from "../../src/types/http"
import { Choice } from "../common/choice"
import { ChipsChoice } from "../common/chips-choice"
import { Field } from "../common/field"
import { SwitchField } from "../common/switch-field"
import { useItemNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { REASONS, RESOLUTIONS } from "../rma/rma-words"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import { ANCHORS, COVERAGES, PERIOD_UNITS, periodOf, SOURCES } from "./return-rule"

interface ConditionFieldsProps {
  readonly conditions: HttpReturnRuleConditions
  readonly onChange: (part: HttpReturnRuleConditions) => void
}

/** When the rule applies: what is left empty does not matter, what is chosen must all hold. */
export function ConditionFields({ conditions, onChange }: ConditionFieldsProps) {
  const { t, word } = useTexts()
  const reasons = conditions.reason_codes ?? []
  const countries = (conditions.countries ?? []).join(", ")
  const [typedCountries, setTypedCountries] = useState(countries)
  const takeCountries = (text: string): void => {
    setTypedCountries(text)
    onChange({ countries: text.toLowerCase().split(/[\s,;]+/).filter((code) => /^[a-z]{2}$/.test(code)) })
  }
  const isOdd = typedCountries.split(/[\s,;]+/).some((code) => code !== "" && !/^[a-z]{2}$/i.test(code))
  return (
    <fieldset className="flex flex-col gap-y-6">
      <legend className="h3-core pb-3">{t("returnRule.conditions")}</legend>
      <ChipsChoice label={t("rma.why")} hint={t("returnRule.anyHint")} values={reasons} onChange={(reason_codes) => onChange({ reason_codes: [...reason_codes] })} options={[...new Set([...REASONS, ...reasons])].map((value) => ({ value, label: word("reason", value) }))} />
      <AnotherReason onAdd={(code) => onChange({ reason_codes: [...new Set([...reasons, code])] })} />
      <ChipsChoice label={t("rma.wish")} values={conditions.requested_resolutions ?? []} onChange={(values) => onChange({ requested_resolutions: [...values] })} options={RESOLUTIONS.map((value) => ({ value, label: word("rma.resolution", value) }))} />
      <WindowField label={t("returnRule.within")} window={conditions.within} onChange={(within) => onChange({ within })} />
      <WindowField label={t("returnRule.after")} window={conditions.after} onChange={(after) => onChange({ after })} />
      <ProductsField ids={conditions.inventory_item_ids ?? []} onChange={(inventory_item_ids) => onChange({ inventory_item_ids })} />
      <ChipsChoice label={t("returnRule.coverage")} values={conditions.coverage ?? []} onChange={(coverage) => onChange({ coverage: [...coverage] })} options={COVERAGES.map((value) => ({ value, label: word("coverage.verdict", value) }))} />
      <ChipsChoice label={t("returnRule.askedBy")} values={conditions.sources ?? []} onChange={(sources) => onChange({ sources: [...sources] })} options={SOURCES.map((value) => ({ value, label: t(`returnRule.source.${value}`) }))} />
      <Field label={t("returnRule.countries")} hint={t("returnRule.countriesHint")} problem={isOdd ? t("returnRule.countriesProblem") : null} optional>{(ids) => <Input {...ids} size="small" value={typedCountries} onChange={(event) => takeCountries(event.target.value)} placeholder="at, de" autoComplete="off" />}</Field>
      <SwitchField label={t("returnRule.blind")} hint={t("returnRule.blindHint")} checked={conditions.includes_blind === true} onChange={(checked) => onChange({ includes_blind: checked })} />
    </fieldset>
  )
}

/** A shop has reasons of its own beside the usual ones. */
function AnotherReason({ onAdd }: { readonly onAdd: (code: string) => void }) {
  const { t } = useTexts()
  const [code, setCode] = useState("")
  const add = (): void => {
    if (code.trim() === "") return
    onAdd(code.trim())
    setCode("")
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return
    event.preventDefault()
    add()
  }
  return (
    <Field label={t("returnRule.anotherReason")} optional>
      {(ids) => <span className="flex gap-x-2"><Input {...ids} size="small" className="w-full" maxLength={64} value={code} onChange={(event) => setCode(event.target.value)} onKeyDown={onKey} autoComplete="off" /><Button type="button" size="small" variant="secondary" disabled={code.trim() === ""} onClick={add}>{t("rma.addFiles")}</Button></span>}
    </Field>
  )
}

interface WindowFieldProps {
  readonly label: string
  readonly window: HttpReturnWindow | undefined
  readonly onChange: (window: HttpReturnWindow | undefined) => void
}

const UNIT_DEFAULT = "D"

/** A number of days, weeks, months or years from delivery, shipment or order; the last day counts whole. */
function WindowField({ label, window, onChange }: WindowFieldProps) {
  const { t } = useTexts()
  const period = window === undefined ? null : periodOf(window.term)
  const [count, setCount] = useState(period === null ? "" : String(period.count))
  const [unit, setUnit] = useState(period?.unit ?? UNIT_DEFAULT)
  const from = window?.from ?? "delivered"
  const tell = (nextCount: string, nextUnit: string, nextFrom: HttpReturnWindow["from"]): void => onChange(/^[1-9]\d{0,3}$/.test(nextCount) ? { term: `P${nextCount}${nextUnit}`, from: nextFrom } : undefined)
  const problem = count !== "" && !/^[1-9]\d{0,3}$/.test(count) ? t("returnRule.periodProblem") : null
  return (
    <Field label={label} problem={problem} optional>
      {(ids) => (
        <span className="grid grid-cols-[80px_minmax(0,_1fr)] gap-2 sm:grid-cols-[80px_minmax(0,_1fr)_minmax(0,_1.4fr)]">
          <Input {...ids} size="small" type="number" min={1} max={9999} value={count} onChange={(event) => { setCount(event.target.value); tell(event.target.value, unit, from) }} />
          <Choice small id={`${ids.id}-unit`} label={t("returnRule.periodUnit")} value={unit} onChange={(next) => { setUnit(next); tell(count, next, from) }} placeholder="" options={PERIOD_UNITS.map((value) => ({ value, label: t(`returnRule.unit.${value}`) }))} />
          <span className="col-span-2 sm:col-span-1"><Choice small id={`${ids.id}-from`} label={t("returnRule.periodFrom")} value={from} onChange={(next) => tell(count, unit, next)} placeholder="" disabled={window === undefined} options={ANCHORS.map((value) => ({ value, label: t(`returnRule.from.${value}`) }))} /></span>
        </span>
      )}
    </Field>
  )
}

/** Some products; without any the rule is for all. */
function ProductsField({ ids, onChange }: { readonly ids: readonly string[]; readonly onChange: (ids: string[]) => void }) {
  const { t } = useTexts()
  const policies = useSerialPolicies()
  const items = useItemNames([...policies.map(({ inventory_item_id }) => inventory_item_id), ...ids])
  const nameOf = (id: string): string => [items.get(id)?.title, items.get(id)?.sku].filter(Boolean).join(" · ")
  return (
    <Field label={t("returnRule.products")} optional>
      {({ id }) => (
        <>
          <Choice id={id} value={null} onChange={(next) => onChange([...new Set([...ids, next])])} placeholder={ids.length === 0 ? t("returnRule.allProducts") : t("returnRule.addProduct")} options={[...items.keys()].filter((value) => !ids.includes(value)).map((value) => ({ value, label: nameOf(value) }))} />
          {ids.length > 0 && (
            <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
              {ids.map((value) => (
                <li key={value} className="flex min-h-9 items-center justify-between gap-x-3 py-1 pl-3 pr-1">
                  <span className="txt-compact-small min-w-0 break-words">{nameOf(value)}</span>
                  <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: nameOf(value) })} onClick={() => onChange(ids.filter((other) => other !== value))}><XMarkMini /></IconButton>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  )
}
