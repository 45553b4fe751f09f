import { Checkbox, Input, Label, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import type { HttpGrade, HttpNumberFormat, HttpSerialPolicy, HttpSerialPolicyAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { SwitchField } from "../common/switch-field"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { GRADES } from "../unit/unit-words"
import type { PolicySubject } from "./policy-section"

const TRACKINGS = ["at_ship", "at_ship_and_return", "full", "none"] as const
const MOMENTS = ["order", "fulfillment", "manual"] as const
const STRATEGIES = ["fifo", "fefo", "lifo"] as const
const ENFORCEMENTS = ["block", "warn"] as const
const SCOPES = ["item", "product", "shop"] as const
const CHARSETS = ["digits", "letters", "alphanumeric", "hex", "gs1_82"] as const
const CHECKS = ["none", "luhn", "gs1_mod10", "mod43"] as const

type Settings = Pick<HttpSerialPolicy, "tracking" | "unique_within" | "allocate_at" | "strategy" | "require_pick" | "enforcement" | "sellable_grades" | "passport" | "public_verdict">

const USUAL: Settings = { tracking: "full", unique_within: "item", allocate_at: "order", strategy: "fifo", require_pick: false, enforcement: "block", sellable_grades: ["new", "a"], passport: false, public_verdict: false }

interface PolicyDrawerProps {
  readonly subject: PolicySubject
  /** Null: there is none yet. */
  readonly policy: HttpSerialPolicy | null
  readonly onClose: () => void
}

export function PolicyDrawer({ subject, policy, onClose }: PolicyDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpSerialPolicyAnswer>(policy === null ? "/admin/serial-policies" : `/admin/serial-policies/${policy.id}`)
  const [settings, setSettings] = useState<Settings>(policy ?? USUAL)
  const [format, setFormat] = useState<HttpNumberFormat>(policy?.number_format ?? {})
  const change = (part: Partial<Settings>): void => setSettings({ ...settings, ...part })
  const onSubmit = async (): Promise<void> => {
    const { tracking, unique_within, allocate_at, strategy, require_pick, enforcement, sellable_grades, passport, public_verdict } = settings
    const body = { tracking, unique_within, allocate_at, strategy, require_pick, enforcement, sellable_grades, passport, public_verdict, number_format: Object.keys(format).length === 0 ? null : format }
    try {
      await write(policy === null ? { ...subject, ...body } : { ...body, expected_version: policy.version })
      toast.success(t("policy.saved"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const isFull = settings.tracking === "full"
  return (
    <SideDrawer title={policy === null ? t("policy.start") : t("policy.edit")} submit={t("general.save")} isPending={isPending} canSubmit={settings.sellable_grades.length > 0} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("policy.tracking.label")} hint={t(`policy.trackingHint.${settings.tracking}`)}>
        {({ id }) => <Choice id={id} value={settings.tracking} onChange={(tracking) => change({ tracking })} placeholder="" options={TRACKINGS.map((value) => ({ value, label: t(`policy.tracking.${value}`) }))} />}
      </Field>
      {isFull && (
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("policy.allocation")}>{({ id }) => <Choice id={id} value={settings.allocate_at} onChange={(allocate_at) => change({ allocate_at })} placeholder="" options={MOMENTS.map((value) => ({ value, label: t(`policy.allocateAt.${value}`) }))} />}</Field>
          <Field label={t("policy.which")}>{({ id }) => <Choice id={id} value={settings.strategy} onChange={(strategy) => change({ strategy })} placeholder="" options={STRATEGIES.map((value) => ({ value, label: t(`policy.strategy.${value}`) }))} />}</Field>
        </div>
      )}
      <Field label={t("policy.enforcement.label")} hint={t(`policy.enforcementHint.${settings.enforcement}`)}>
        {({ id }) => <Choice id={id} value={settings.enforcement} onChange={(enforcement) => change({ enforcement })} placeholder="" options={ENFORCEMENTS.map((value) => ({ value, label: t(`policy.enforcement.${value}`) }))} />}
      </Field>
      {isFull && <SwitchField label={t("policy.pickNeeded")} hint={t("policy.pickNeededHint")} checked={settings.require_pick} onChange={(require_pick) => change({ require_pick })} />}
      <SwitchField label={t("policy.passport")} hint={t("policy.passportHint")} checked={settings.passport} onChange={(passport) => change({ passport })} />
      <SwitchField label={t("policy.publicVerdict")} hint={t("policy.publicVerdictHint")} checked={settings.public_verdict} onChange={(public_verdict) => change({ public_verdict })} />
      {isFull && <GradeBoxes grades={settings.sellable_grades} onChange={(sellable_grades) => change({ sellable_grades })} />}
      <Field label={t("policy.unique")}>{({ id }) => <Choice id={id} value={settings.unique_within} onChange={(unique_within) => change({ unique_within })} placeholder="" options={SCOPES.map((value) => ({ value, label: t(`policy.uniqueWithin.${value}`) }))} />}</Field>
      <FormatFields format={format} onChange={setFormat} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

function GradeBoxes({ grades, onChange }: { readonly grades: readonly HttpGrade[]; readonly onChange: (grades: HttpGrade[]) => void }) {
  const { t } = useTexts()
  const id = useId()
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">{t("policy.sellable")}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {GRADES.map((grade) => (
          <span key={grade} className="flex items-center gap-x-2">
            <Checkbox id={`${id}-${grade}`} checked={grades.includes(grade)} onCheckedChange={(checked) => onChange(GRADES.filter((other) => (other === grade ? checked === true : grades.includes(other))))} />
            <Label htmlFor={`${id}-${grade}`} size="small">{t(`unit.grade.${grade}`)}</Label>
          </span>
        ))}
      </div>
    </fieldset>
  )
}

/** What numbers look like; whatever is left empty is not checked. */
function FormatFields({ format, onChange }: { readonly format: HttpNumberFormat; readonly onChange: (format: HttpNumberFormat) => void }) {
  const { t } = useTexts()
  const set = (name: keyof HttpNumberFormat, value: string | number | undefined): void => {
    const { [name]: _former, ...rest } = format
    onChange(value === undefined || value === "" || value === "any" ? rest : { ...rest, [name]: value })
  }
  const length = (name: "min_length" | "max_length", label: string) => (
    <Field label={label} optional>{(ids) => <Input {...ids} size="small" type="number" min={1} max={64} value={format[name] ?? ""} onChange={(event) => set(name, event.target.value === "" ? undefined : Number(event.target.value))} />}</Field>
  )
  return (
    <fieldset className="flex flex-col gap-y-4">
      <legend className="h3-core pb-3">{t("policy.format")}</legend>
      <Field label={t("policy.mask")} hint={t("policy.maskHint")} optional>{(ids) => <Input {...ids} size="small" value={format.mask ?? ""} onChange={(event) => set("mask", event.target.value)} className="font-mono text-xs" placeholder="SN-######" autoComplete="off" />}</Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("policy.charsetLabel")} optional>{({ id }) => <Choice id={id} value={(format.charset as (typeof CHARSETS)[number] | undefined) ?? "any"} onChange={(value) => set("charset", value)} placeholder="" options={[{ value: "any" as const, label: t("policy.anyCharacter") }, ...CHARSETS.map((value) => ({ value, label: t(`policy.charset.${value}`) }))]} />}</Field>
        <Field label={t("policy.checkLabel")} optional>{({ id }) => <Choice id={id} value={format.check ?? "none"} onChange={(value) => set("check", value === "none" ? undefined : value)} placeholder="" options={CHECKS.map((value) => ({ value, label: t(`policy.check.${value}`) }))} />}</Field>
        {length("min_length", t("policy.minLength"))}{length("max_length", t("policy.maxLength"))}
      </div>
    </fieldset>
  )
}
