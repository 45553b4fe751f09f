import { useState } from "react"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"

/** What became of a parcel that did not simply arrive, or of an offer that nobody answered. */
export function MarkDrawer({ rma, line, action, onClose }: LineDrawerProps & { readonly action: "waive" | "mark_not_returned" | "mark_lost" | "withdraw_offer" }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, action, t("rma.lineDone.mark"), onClose)
  return (
    <SideDrawer title={t(`rma.line.${action}`)} hint={t(`rma.lineHint.${action}`)} submit={t(`rma.line.${action}`)} isPending={isPending} onSubmit={() => run({ ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }) })} onClose={onClose}>
      <ReasonField value={reason} onChange={setReason} suggestions={[]} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
