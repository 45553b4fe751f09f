import { Input } from "@medusajs/ui"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"

const CODES = ["fault_code", "cause", "group"] as const
const CAUSATIONS = ["proven", "disproved"] as const
const UNKNOWN = "unknown"
const CODE_LENGTH_MAX = 64

export interface FaultFacts {
  readonly fault_code: string
  readonly cause: string
  readonly group: string
  readonly causation: string
  readonly country: string
}

export const NO_FAULT: FaultFacts = { fault_code: "", cause: "", group: "", causation: "", country: "" }

const CODE = /^[a-z0-9][a-z0-9._-]*$/i
const COUNTRY = /^[a-z]{2}$/i

/** What is told so far and has the form of it; half a word while it is typed asks nothing. */
export function givenOf({ country, causation, ...codes }: FaultFacts): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(codes).filter(([, code]) => CODE.test(code))), ...(causation === "" ? {} : { causation }), ...(COUNTRY.test(country) ? { country } : {}),
  }
}

/** What the terms of a warranty ask about a fault: what it is, what caused it, where. */
export function FaultFields({ value, onChange }: { readonly value: FaultFacts; readonly onChange: (value: FaultFacts) => void }) {
  const { t } = useTexts()
  return (
    <div className="grid grid-cols-2 gap-3">
      {CODES.map((name) => <Field key={name} label={t(`claim.fact.${name}`)} optional>{(ids) => <Input {...ids} size="small" maxLength={CODE_LENGTH_MAX} value={value[name]} onChange={(event) => onChange({ ...value, [name]: event.target.value.trim() })} placeholder={t(`claim.example.${name}`)} autoComplete="off" />}</Field>)}
      <Field label={t("claim.fact.country")} optional>{(ids) => <Input {...ids} size="small" maxLength={2} value={value.country} onChange={(event) => onChange({ ...value, country: event.target.value })} placeholder="DE" autoComplete="off" />}</Field>
      <div className="col-span-2">
        <Field label={t("claim.fact.causation")} optional>
          {({ id }) => <Choice id={id} small value={value.causation || UNKNOWN} onChange={(next) => onChange({ ...value, causation: next === UNKNOWN ? "" : next })} placeholder="" options={[{ value: UNKNOWN, label: t("claim.notKnown") }, ...CAUSATIONS.map((word) => ({ value: word as string, label: t(`claim.causation.${word}`) }))]} />}
        </Field>
      </div>
    </div>
  )
}
