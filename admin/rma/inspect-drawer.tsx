import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { HttpGrade } from "../../src/types/http"
import { Field } from "../common/field"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { GRADES } from "../unit/unit-words"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"

const FAULTS = ["no_power", "display", "battery", "cosmetic", "missing_parts", "liquid", "no_fault_found"]

export function InspectDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [grade, setGrade] = useState<HttpGrade | null>((line.grade as HttpGrade | null) ?? null)
  const [faults, setFaults] = useState<readonly string[]>(line.fault_codes)
  const [other, setOther] = useState("")
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "inspect", t("rma.lineDone.inspect"), onClose)
  const toggle = (code: string): void => setFaults(faults.includes(code) ? faults.filter((known) => known !== code) : [...faults, code])
  const all = other.trim() === "" ? faults : [...faults, other.trim()]
  return (
    <SideDrawer title={t("rma.do.inspect")} hint={t("rma.inspectHint")} submit={t("general.save")} isPending={isPending} canSubmit={grade !== null} onSubmit={() => run({ grade, fault_codes: all, ...(note === "" ? {} : { note }) })} onClose={onClose}>
      <RadioChoice label={t("unit.gradeLabel")} value={grade} onChange={setGrade} options={GRADES.map((value) => ({ value, label: t(`unit.grade.${value}`), hint: t(`rma.gradeHint.${value}`) }))} />
      <div className="flex flex-col gap-y-2" role="group" aria-label={t("rma.faults")}>
        <span className="txt-compact-small-plus">{t("rma.faults")}</span>
        <div className="flex flex-wrap gap-1.5">
          {[...new Set([...FAULTS, ...faults])].map((code) => (
            <button
              key={code} type="button" onClick={() => toggle(code)} aria-pressed={faults.includes(code)}
              className="txt-compact-xsmall-plus bg-ui-bg-component text-ui-fg-subtle border-ui-border-base hover:bg-ui-bg-component-hover focus-visible:shadow-borders-focus aria-pressed:bg-ui-tag-blue-bg aria-pressed:text-ui-tag-blue-text aria-pressed:border-ui-tag-blue-border rounded-full border px-2.5 py-1 outline-none"
            >
              {word("fault", code)}
            </button>
          ))}
        </div>
        <Field label={t("rma.otherFault")} optional>{(ids) => <Input {...ids} size="small" maxLength={64} value={other} onChange={(event) => setOther(event.target.value)} />}</Field>
      </div>
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
