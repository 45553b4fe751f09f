import { Input, Select, Switch, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { ToggleChips } from "../common/toggle-chips"
import { useTexts } from "../common/use-texts"
import { asObject, asTexts, capital, DURATION_UNITS, durationParts, type DurationUnit, listOrNothing } from "./terms-document"
import type { LeafNode } from "./terms-form"
import { usePickable } from "./use-pickable"
import { useTermsWords } from "./use-terms-words"

interface LeafProps {
  readonly node: LeafNode
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly at: string
  readonly path: readonly string[]
  readonly problem: string | null
}

/** One term that is written at one place. */
export function TermsLeaf({ node, value, onChange, path, problem }: LeafProps) {
  const { t, word } = useTexts()
  const words = useTermsWords()
  const label = words.label(path)
  const field = { label, problem, ...(words.hint(path) === null ? {} : { hint: words.hint(path) ?? "" }) }
  const text = typeof value === "string" ? value : ""
  switch (node.type) {
    case "choice":
      return <Field {...field}>{({ id }) => <Choice id={id} value={text || node.fallback} onChange={onChange} placeholder="" options={node.options.map((option) => ({ value: option, label: capital(word(node.words, option)) }))} />}</Field>
    case "chips":
      return <ToggleChips {...field} value={asTexts(value)} onChange={(next) => onChange(listOrNothing(next))} options={node.options.map((option) => ({ value: option, label: capital(word(node.words, option)) }))} />
    case "pick":
      return <Pick {...field} source={node.source} value={asTexts(value)} onChange={(next) => onChange(listOrNothing(next))} />
    case "count":
      return <Field {...field}>{(ids) => <Input {...ids} size="small" type="number" min={node.min} max={node.max} step={1} value={typeof value === "number" ? value : ""} placeholder={node.fallback === undefined ? t("terms.unlimited") : String(node.fallback)} onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))} />}</Field>
    case "flag":
      return <Flag {...field} value={typeof value === "boolean" ? value : node.fallback ?? false} onChange={onChange} />
    case "duration":
      return <Duration {...field} value={text} onChange={onChange} />
    case "money":
      return <Money {...field} value={value} onChange={onChange} />
    case "codes":
    case "countries":
      return <Codes {...field} value={asTexts(value)} onChange={(next) => onChange(listOrNothing(next))} isCountries={node.type === "countries"} />
    case "lawOf":
      return <Field {...field}>{(ids) => <Input {...ids} size="small" maxLength={2} value={text.replace(/^fixed:/, "")} onChange={(event) => onChange(`fixed:${event.target.value.toUpperCase()}`)} />}</Field>
    case "country":
      return <Field {...field}>{(ids) => <Input {...ids} size="small" maxLength={2} value={text} onChange={(event) => onChange(event.target.value.toUpperCase() || undefined)} />}</Field>
    case "date":
    case "text":
      return <Field {...field}>{(ids) => <Input {...ids} size="small" type={node.type} value={text} onChange={(event) => onChange(event.target.value || undefined)} />}</Field>
  }
}

interface Labelled {
  readonly label: string
  readonly hint?: string
  readonly problem: string | null
}

function Flag({ label, hint, value, onChange }: Labelled & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const id = useId()
  return (
    <div className="flex items-start gap-x-3 py-1">
      <Switch id={id} size="small" checked={value} onCheckedChange={onChange} className="mt-0.5" />
      <label htmlFor={id} className="min-w-0 cursor-pointer"><Text size="small" leading="compact">{label}</Text>{hint !== undefined && <Text size="small" className="text-ui-fg-subtle text-pretty">{hint}</Text>}</label>
    </div>
  )
}

/** A number and its unit; a span of several parts stays as it was written. */
function Duration({ value, onChange, ...field }: Labelled & { readonly value: string; readonly onChange: (value: string | undefined) => void }) {
  const { t } = useTexts()
  const parts = durationParts(value)
  const [unit, setUnit] = useState<DurationUnit>(parts?.unit ?? "M")
  if (value !== "" && parts === null) return <Field {...field}>{(ids) => <Input {...ids} size="small" value={value} onChange={(event) => onChange(event.target.value || undefined)} />}</Field>
  const write = (amount: string, next: DurationUnit): void => onChange(amount === "" || Number(amount) < 1 ? undefined : `P${Math.floor(Number(amount))}${next}`)
  return (
    <Field {...field}>
      {(ids) => (
        <div className="flex gap-x-2">
          <Input {...ids} size="small" type="number" min={1} step={1} value={parts?.amount ?? ""} onChange={(event) => write(event.target.value, parts?.unit ?? unit)} className="w-24" />
          <Select size="small" value={parts?.unit ?? unit} onValueChange={(next) => { setUnit(next as DurationUnit); if (parts !== null) write(String(parts.amount), next as DurationUnit) }}>
            <Select.Trigger aria-label={t("terms.unitOf", { name: field.label })} className="w-32"><Select.Value /></Select.Trigger>
            <Select.Content>{DURATION_UNITS.map((name) => <Select.Item key={name} value={name}>{t(`terms.durationUnit.${name}`)}</Select.Item>)}</Select.Content>
          </Select>
        </div>
      )}
    </Field>
  )
}

function Money({ value, onChange, ...field }: Labelled & { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const { t } = useTexts()
  const { amount, currency_code: currency = "eur" } = asObject(value) as { amount?: number; currency_code?: string }
  return (
    <Field {...field}>
      {(ids) => (
        <div className="flex gap-x-2">
          <Input {...ids} size="small" type="number" min={0} step="any" value={amount ?? ""} onChange={(event) => onChange(event.target.value === "" ? undefined : { amount: Number(event.target.value), currency_code: currency })} className="w-28" />
          <Input size="small" maxLength={3} value={currency.toUpperCase()} disabled={amount === undefined} aria-label={t("terms.currencyOf", { name: field.label })} onChange={(event) => onChange({ amount, currency_code: event.target.value.toLowerCase() })} className="w-20" />
        </div>
      )}
    </Field>
  )
}

/** What is typed is kept as it is until it is left: commas and spaces are only read then. */
function Codes({ value, onChange, isCountries, ...field }: Labelled & { readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void; readonly isCountries: boolean }) {
  const { t } = useTexts()
  const words = useTermsWords()
  const [draft, setDraft] = useState<string | null>(null)
  const read = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean).map((code) => (isCountries ? code.toUpperCase() : code))
  const hint = isCountries && value.length > 0 ? words.and(value.map(words.country)) : field.hint ?? t(isCountries ? "terms.countriesHint" : "terms.codesHint")
  return (
    <Field {...field} hint={hint}>
      {(ids) => <Input {...ids} size="small" value={draft ?? value.join(", ")} onChange={(event) => { setDraft(event.target.value); onChange(read(event.target.value)) }} onBlur={() => setDraft(null)} autoComplete="off" spellCheck={false} />}
    </Field>
  )
}

function Pick({ source, value, onChange, ...field }: Labelled & { readonly source: "sales_channels" | "categories"; readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void }) {
  const options = usePickable(source)
  if (options.length === 0 && value.length === 0) return null
  return <ToggleChips {...field} value={value} onChange={onChange} options={options} />
}
