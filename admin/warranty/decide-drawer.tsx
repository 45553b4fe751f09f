import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

const GRAVE: ReadonlySet<string> = new Set(["deny", "reject"])
const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = { approve: ["within_policy", "goodwill"], deny: ["not_covered", "misuse"], reject: ["proof_of_purchase_needed"], request_info: ["photos_needed", "proof_of_purchase_needed"] }

interface DecideDrawerProps {
  readonly path: string
  readonly action: string
  readonly version: number
  readonly onClose: () => void
}

/** A decision about a claim or a registration, with its reason. */
export function DecideDrawer({ path, action, version, onClose }: DecideDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`${path}/${action}`)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: version, ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }) })
      toast.success(t("claim.decided"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const needsReason = GRAVE.has(action)
  return (
    <SideDrawer title={word("claim.action", action)} hint={word("claim.consequence", action)} submit={word("claim.action", action)} isPending={isPending} isDanger={needsReason} canSubmit={!needsReason || reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[action] ?? []} optional={!needsReason} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
