import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { HttpGrade } from "../../src/types/http"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { SoldAsField } from "../common/item-field"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { GRADES } from "../unit/unit-words"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"

const GRAVE: ReadonlySet<string> = new Set(["scrap"])

/** What becomes of the unit: only what is possible now is offered. */
export function DisposeDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const locations = useLocationNames()
  const [disposition, setDisposition] = useState<string | null>(null)
  const [grade, setGrade] = useState<HttpGrade | null>((line.grade as HttpGrade | null) ?? null)
  const [facts, setFacts] = useState({ location_id: "", inventory_item_id: "", vendor_id: "", tracking_number: "" })
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "dispose", t("rma.lineDone.dispose"), onClose)
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ""))
  const restocks = disposition === "restock" || disposition === "restock_as_grade"
  return (
    <SideDrawer
      title={t("rma.do.dispose")} hint={t("rma.disposeHint")} submit={t("rma.do.dispose")} isPending={isPending} canSubmit={disposition !== null} isDanger={disposition !== null && GRAVE.has(disposition)} onClose={onClose}
      onSubmit={() => run({ disposition, ...(disposition === "restock_as_grade" && grade !== null ? { grade } : {}), ...given, ...(note === "" ? {} : { note }) })}
    >
      <RadioChoice label={t("rma.step.disposition")} value={disposition} onChange={setDisposition} options={line.available_dispositions.map((value) => ({ value, label: word("rma.disposition", value), hint: word("rma.dispositionHint", value) }))} />
      {disposition === "restock_as_grade" && (
        <>
          <Field label={t("unit.gradeLabel")}>{({ id }) => <Choice id={id} value={grade} onChange={setGrade} placeholder={t("general.choose")} options={GRADES.map((value) => ({ value, label: t(`unit.grade.${value}`) }))} />}</Field>
          <SoldAsField value={facts.inventory_item_id || null} onChange={(inventory_item_id) => setFacts({ ...facts, inventory_item_id })} />
        </>
      )}
      {restocks && <Field label={t("unit.location")} optional>{({ id }) => <Choice id={id} value={facts.location_id || null} onChange={(location_id) => setFacts({ ...facts, location_id })} placeholder={t("rma.whereItCame")} options={[...locations].map(([value, label]) => ({ value, label }))} />}</Field>}
      {disposition === "return_to_vendor" && <Field label={t("rma.vendor")} hint={t("rma.vendorHint")} optional>{(ids) => <Input {...ids} size="small" value={facts.vendor_id} onChange={(event) => setFacts({ ...facts, vendor_id: event.target.value })} />}</Field>}
      {(disposition === "return_to_vendor" || disposition === "return_to_customer") && <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} size="small" value={facts.tracking_number} onChange={(event) => setFacts({ ...facts, tracking_number: event.target.value })} />}</Field>}
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
