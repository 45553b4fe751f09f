import { useState } from "react"
import type { HttpGrade } from "../../src/types/http"
import { FaultsField } from "../common/faults-field"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { GRADES } from "../unit/unit-words"
import { checklistOf, ChecklistRows, rowsOf } from "./checklist-rows"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"

export function InspectDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [grade, setGrade] = useState<HttpGrade | null>((line.grade as HttpGrade | null) ?? null)
  const [faults, setFaults] = useState<readonly string[]>(line.fault_codes)
  const [rows, setRows] = useState(() => rowsOf(line.checklist))
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "inspect", t("rma.lineDone.inspect"), onClose)
  const onSubmit = (): Promise<void> => run({ grade, fault_codes: faults, ...(rows.length === 0 && Object.keys(line.checklist).length === 0 ? {} : { checklist: checklistOf(rows) }), ...(note === "" ? {} : { note }) })
  return (
    <SideDrawer title={t("rma.do.inspect")} hint={t("rma.inspectHint")} submit={t("general.save")} isPending={isPending} canSubmit={grade !== null} onSubmit={onSubmit} onClose={onClose}>
      <RadioChoice label={t("unit.gradeLabel")} value={grade} onChange={setGrade} options={GRADES.map((value) => ({ value, label: t(`unit.grade.${value}`), hint: t(`rma.gradeHint.${value}`) }))} />
      <FaultsField value={faults} onChange={setFaults} />
      <ChecklistRows value={rows} onChange={setRows} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
