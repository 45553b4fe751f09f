import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit, HttpUnitAnswer, HttpUnitEvent } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { type Identifier, IdentifierRows, isTold, isWhole } from "./identifier-rows"
import { useUnitHistory } from "./use-unit"

const CORRECTABLE = ["serial_number", "lot_number", "manufactured_on", "expires_on", "identifiers", "bin"] as const
type Correctable = (typeof CORRECTABLE)[number]
const DATES: ReadonlySet<string> = new Set(["manufactured_on", "expires_on"])
const SUGGESTIONS = ["misread", "typing_error", "wrong_document"]

/** Tells a fact anew that was told wrong. The wrong entry stays in the history and is pointed at. */
export function CorrectUnitDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { data } = useUnitHistory(unit)
  const { write, isPending, error } = useWrite<object, HttpUnitAnswer>(`/admin/units/${unit.id}/correct`)
  const [field, setField] = useState<Correctable>("serial_number")
  const [value, setValue] = useState(unit.serial_number)
  const [identifiers, setIdentifiers] = useState<readonly Identifier[]>(unit.identifiers)
  const [reason, setReason] = useState("")
  const options = CORRECTABLE.filter((name) => name !== "bin" || unit.location_id !== null)
  const sequence = toldBy(data?.events ?? [], field)
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ corrects_sequence: sequence, reason_code: reason, data: { [field]: field === "identifiers" ? identifiers.filter(isTold) : value === "" ? null : value } })
      toast.success(t("correct.done"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("unit.action.correct")} hint={t("correct.hint")} submit={t("unit.action.correct")} isPending={isPending} canSubmit={reason !== "" && data !== undefined && (field !== "serial_number" || value !== "") && (field !== "identifiers" || identifiers.every(isWhole))} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("correct.fact")}>
        {({ id }) => (
          <Choice id={id} value={field} placeholder={t("general.choose")} options={options.map((name) => ({ value: name, label: t(`history.field.${name}`) }))}
            onChange={(name) => { setField(name); setValue(valueOf(unit, data?.events ?? [], name)) }} />
        )}
      </Field>
      {field === "identifiers" ? <IdentifierRows value={identifiers} onChange={setIdentifiers} /> : <Field label={t("correct.right")} hint={t("correct.toldBy", { sequence })}>
        {(ids) => <Input {...ids} size="small" type={DATES.has(field) ? "date" : "text"} value={value} onChange={(event) => setValue(event.target.value)} autoComplete="off" />}
      </Field>}
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS} optional={false} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

const effectOf = ({ data }: HttpUnitEvent): Readonly<Record<string, unknown>> => (data["changes"] ?? {}) as Readonly<Record<string, unknown>>

/** The entry that said it last; the first one told whatever no other did. */
const toldBy = (events: readonly HttpUnitEvent[], field: Correctable): number => events.filter((event) => field in effectOf(event)).at(-1)?.sequence ?? 1

function valueOf(unit: HttpUnit, events: readonly HttpUnitEvent[], field: Correctable): string {
  if (field === "identifiers") return ""
  const told = field === "expires_on" ? events.map((event) => effectOf(event)["expires_on"]).filter((value) => value !== undefined).at(-1) : unit[field]
  return typeof told === "string" ? told : ""
}
