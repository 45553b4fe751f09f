import { Textarea } from "@medusajs/ui"
import { useState } from "react"
import type { HttpVendorClaim } from "../../src/types/http"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useClaimCommand } from "./use-claim-command"

/** What was agreed by phone, say: it changes nothing but the timeline. */
export function NoteDrawer({ claim, onClose }: { readonly claim: HttpVendorClaim; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [note, setNote] = useState("")
  const { run, isPending, error } = useClaimCommand(claim, "notes", t("vendorClaim.done.note"), onClose)
  return (
    <SideDrawer title={t("vendorClaim.addNote")} submit={t("general.save")} isPending={isPending} canSubmit={note.trim() !== ""} onSubmit={() => run({ note })} onClose={onClose}>
      <Field label={t("general.note")} hint={t("general.noteHint")}>{(ids) => <Textarea {...ids} rows={5} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
