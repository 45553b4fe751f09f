import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRma, HttpRmaAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { idsOf, NO_FILES } from "../common/files"
import { FilesField } from "../common/files-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

const WHOLE = "all"

/** What was said on the telephone, say, about the return or about one of its units: it changes nothing but the timeline. */
export function RmaNoteDrawer({ rma, onClose }: { readonly rma: HttpRma; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpRmaAnswer>(`/admin/rmas/${rma.id}/notes`)
  const [note, setNote] = useState("")
  const [lineId, setLine] = useState(WHOLE)
  const [files, setFiles] = useState(NO_FILES)
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ ...(note.trim() === "" ? {} : { note }), ...(lineId === WHOLE ? {} : { line_id: lineId }), ...(files.sent.length === 0 ? {} : { attachment_ids: idsOf(files) }) })
      toast.success(t("vendorClaim.done.note"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("vendorClaim.addNote")} submit={t("general.save")} isPending={isPending || files.isPending} canSubmit={note.trim() !== "" || files.sent.length > 0} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("general.note")} hint={t("general.noteHint")}>{(ids) => <Textarea {...ids} rows={5} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {rma.lines.length > 1 && <Field label={t("rma.noteAbout")}>{({ id }) => <Choice id={id} value={lineId} onChange={setLine} placeholder="" options={[{ value: WHOLE, label: t("rma.wholeReturn") }, ...rma.lines.map((line) => ({ value: line.id, label: line.serial_number }))]} />}</Field>}
      <FilesField value={files} onChange={setFiles} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
