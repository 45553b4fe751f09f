import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRma, HttpRmaAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

export type RmaCommand = "authorize" | "deny" | "request_info" | "close" | "expire" | "cancel"

const GRAVE: ReadonlySet<RmaCommand> = new Set(["deny", "cancel", "expire"])
const SUGGESTIONS: Readonly<Record<RmaCommand, readonly string[]>> = {
  authorize: ["within_policy", "goodwill"], deny: ["outside_period", "not_covered", "misuse"], request_info: ["photos_needed", "proof_of_purchase_needed"], close: [], expire: ["not_sent_back"], cancel: ["customer_changed_mind", "opened_by_mistake"],
}

/** One decision about the whole return; it says what it will do before it is done. */
export function RmaCommandDrawer({ rma, command, onClose }: { readonly rma: HttpRma; readonly command: RmaCommand; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpRmaAnswer>(`/admin/rmas/${rma.id}/${command}`)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: rma.version, ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }) })
      toast.success(t(`rma.done.${command}`))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t(`rma.command.${command}`)} hint={t(`rma.consequence.${command}`)} submit={t(`rma.command.${command}`)} isPending={isPending} isDanger={GRAVE.has(command)} onSubmit={onSubmit} onClose={onClose}>
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[command]} />
      <Field label={t("general.note")} hint={t(command === "request_info" || command === "deny" ? "general.readByCustomer" : "general.noteHint")} optional>{(ids) => <Textarea {...ids} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
