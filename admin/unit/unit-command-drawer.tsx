import { Input, Textarea, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpCommandAnswer, HttpGrade, HttpHoldKind, HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { SoldAsField } from "../common/item-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { CommandPreview } from "./command-preview"
import { type CommandField, REASON_SUGGESTIONS, UNIT_COMMANDS, type UnitCommandName } from "./unit-commands"
import { GRADES, HOLD_KINDS } from "./unit-words"

interface UnitCommandDrawerProps {
  readonly command: UnitCommandName
  readonly units: readonly HttpUnit[]
  readonly onClose: () => void
  readonly onDone: () => void
}

interface CommandFacts {
  readonly location_id?: string
  readonly bin?: string
  readonly kind?: HttpHoldKind
  readonly hold_id?: string
  readonly grade?: HttpGrade
  readonly inventory_item_id?: string
  readonly tracking_number?: string
  readonly occurred_at?: string
  readonly reason_code?: string
  readonly note?: string
}

const FIELD_NAMES: Readonly<Record<CommandField, keyof CommandFacts>> = {
  location: "location_id", bin: "bin", kind: "kind", hold: "hold_id", grade: "grade", item: "inventory_item_id", tracking: "tracking_number", when: "occurred_at", reason: "reason_code", note: "note",
}

/** One command on one unit or many: what it will do, to which of them, with what it needs to know. */
export function UnitCommandDrawer({ command, units, onClose, onDone }: UnitCommandDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const prompt = usePrompt()
  const { write, isPending, error } = useWrite<object, HttpCommandAnswer>("/admin/units/commands")
  const [input, setInput] = useState<CommandFacts>({})
  const { required, isDestructive } = UNIT_COMMANDS[command]
  const able = units.filter(({ available_actions }) => available_actions.includes(command))
  const isComplete = required.every((field) => Boolean(input[FIELD_NAMES[field]])) && (command !== "move" || Boolean(input.location_id ?? input.bin))
  const onSubmit = async (): Promise<void> => {
    const count = able.length
    if (isDestructive && !(await prompt({
      title: t(`unit.action.${command}`), description: t(`unit.consequence.${command}`, { count }), confirmText: t(`unit.action.${command}`), cancelText: t("general.cancel"),
    }))) return
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ""))
    try {
      const { changed_count } = await write({ command, units: able.map(({ id }) => ({ unit_id: id })), ...given })
      toast.success(t(`unit.done.${command}`, { count: changed_count }))
      onDone()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer
      title={t(`unit.action.${command}`)} hint={t(`unit.consequence.${command}`, { count: able.length })} submit={t(`unit.action.${command}`)} isPending={isPending}
      canSubmit={able.length > 0 && isComplete} isDanger={isDestructive} onSubmit={onSubmit} onClose={onClose}
    >
      <CommandPreview command={command} units={units} able={able} />
      {UNIT_COMMANDS[command].fields.map((field) => <CommandInput key={field} field={field} command={command} units={able} input={input} onChange={(change) => setInput({ ...input, ...change })} />)}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} units={units} />}
    </SideDrawer>
  )
}

interface CommandInputProps {
  readonly field: CommandField
  readonly command: UnitCommandName
  readonly units: readonly HttpUnit[]
  readonly input: CommandFacts
  readonly onChange: (change: CommandFacts) => void
}

function CommandInput({ field, command, units, input, onChange }: CommandInputProps) {
  const { t } = useTexts()
  const optional = !UNIT_COMMANDS[command].required.includes(field)
  switch (field) {
    case "location":
      return <LocationInput value={input.location_id ?? null} optional={optional} onChange={(location_id) => onChange({ location_id })} />
    case "bin":
      return <Field label={t("unit.bin")} optional>{(ids) => <Input {...ids} size="small" value={input.bin ?? ""} onChange={(event) => onChange({ bin: event.target.value })} />}</Field>
    case "kind":
      return (
        <Field label={t("unit.holdLabel")} hint={t("unit.holdStops")}>
          {({ id }) => <Choice id={id} value={input.kind ?? null} onChange={(kind) => onChange({ kind })} placeholder={t("general.choose")} options={HOLD_KINDS.map((value) => ({ value, label: t(`unit.hold.${value}`) }))} />}
        </Field>
      )
    case "hold":
      return <HoldInput units={units} value={input} onChange={onChange} />
    case "grade":
      return (
        <Field label={t("unit.gradeLabel")} optional={optional}>
          {({ id }) => <Choice id={id} value={input.grade ?? null} onChange={(grade) => onChange({ grade })} placeholder={t("general.choose")} options={GRADES.map((value) => ({ value, label: t(`unit.grade.${value}`) }))} />}
        </Field>
      )
    case "item":
      return <SoldAsField value={input.inventory_item_id ?? null} onChange={(inventory_item_id) => onChange({ inventory_item_id })} />
    case "tracking":
      return <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} size="small" value={input.tracking_number ?? ""} onChange={(event) => onChange({ tracking_number: event.target.value })} />}</Field>
    case "when":
      return <WhenInput onChange={(occurred_at) => onChange({ occurred_at })} />
    case "reason":
      return <ReasonField value={input.reason_code ?? ""} suggestions={REASON_SUGGESTIONS[command]} onChange={(reason_code) => onChange({ reason_code })} />
    case "note":
      return <Field label={t("general.note")} hint={t("general.noteHint")} optional>{(ids) => <Textarea {...ids} rows={3} value={input.note ?? ""} onChange={(event) => onChange({ note: event.target.value })} />}</Field>
  }
}

function LocationInput({ value, optional, onChange }: { readonly value: string | null; readonly optional: boolean; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  const locations = useLocationNames()
  return (
    <Field label={t("unit.location")} optional={optional}>
      {({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={t("general.choose")} options={[...locations].map(([option, label]) => ({ value: option, label }))} />}
    </Field>
  )
}

/** One unit: one of its holds. Many: a kind of hold, which is released wherever it is. */
function HoldInput({ units, value, onChange }: { readonly units: readonly HttpUnit[]; readonly value: CommandFacts; readonly onChange: (change: CommandFacts) => void }) {
  const { t } = useTexts()
  const [only] = units
  if (units.length === 1 && only !== undefined) {
    if (only.holds.length < 2) return null
    return (
      <Field label={t("unit.holdLabel")} optional>
        {({ id }) => (
          <Choice id={id} value={value.hold_id ?? null} onChange={(hold_id) => onChange({ hold_id })} placeholder={t("unit.everyHold")}
            options={only.holds.map((hold) => ({ value: hold.id, label: [t(`unit.hold.${hold.kind}`), hold.reason].filter(Boolean).join(" · ") }))} />
        )}
      </Field>
    )
  }
  const kinds = HOLD_KINDS.filter((kind) => units.some(({ holds }) => holds.some((hold) => hold.kind === kind)))
  return (
    <Field label={t("unit.holdLabel")} optional>
      {({ id }) => <Choice id={id} value={value.kind ?? null} onChange={(kind) => onChange({ kind })} placeholder={t("unit.everyHold")} options={kinds.map((kind) => ({ value: kind, label: t(`unit.hold.${kind}`) }))} />}
    </Field>
  )
}

/** What is told later is kept with the moment at which it happened: a warranty begins with the delivery, not with its entry. */
function WhenInput({ onChange }: { readonly onChange: (instant: string) => void }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState("")
  const tell = (text: string): void => {
    setTyped(text)
    const at = new Date(text)
    onChange(Number.isNaN(at.getTime()) ? "" : at.toISOString())
  }
  return <Field label={t("unit.happenedAt")} hint={t("unit.happenedAtHint")} optional>{(ids) => <Input {...ids} size="small" type="datetime-local" value={typed} onChange={(event) => tell(event.target.value)} />}</Field>
}
