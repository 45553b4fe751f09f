import { toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpRepairOrder } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { idsOf, NO_FILES } from "../common/files"
import { FilesField } from "../common/files-field"
import { NoteField } from "../common/note-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ActionInput } from "./action-input"
import { type Facts, initialFacts } from "./action-facts"
import type { RepairAnswer } from "./repair-page"
import { type DrawerAction, REPAIR_ACTIONS } from "./repair-words"

interface RepairActionDrawerProps {
  readonly order: HttpRepairOrder
  readonly action: DrawerAction
  /** What is known already from where it was opened: which timer, say. */
  readonly given?: Facts
  readonly onClose: () => void
}

/** One step of a repair, with what it asks for. */
export function RepairActionDrawer({ order, action, given = {}, onClose }: RepairActionDrawerProps) {
  const { t, maybe } = useTexts()
  const prompt = usePrompt()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, RepairAnswer>(`/admin/repair-orders/${order.id}/${action}`)
  const { fields, isGrave = false, required = [] } = REPAIR_ACTIONS[action]
  const [facts, setFacts] = useState<Facts>(() => ({ ...initialFacts(order, fields), ...given }))
  const [note, setNote] = useState("")
  const [files, setFiles] = useState(NO_FILES)
  const change = (part: Facts): void => setFacts((before) => ({ ...before, ...part }))
  const isComplete = required.every((name) => facts[name] !== undefined && facts[name] !== "" && facts[name] !== null)
  const onSubmit = async (): Promise<void> => {
    if (isGrave && !(await prompt({ title: t(`repair.action.${action}`), description: t("repair.grave"), confirmText: t(`repair.action.${action}`), cancelText: t("general.cancel") }))) return
    const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== "" && value !== undefined))
    try {
      await write({ expected_version: order.version, ...told, ...(note === "" ? {} : { note }), ...(files.sent.length === 0 ? {} : { attachment_ids: idsOf(files) }) })
      toast.success(t("repair.done"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const hint = maybe(`repair.actionHint.${action}`)
  return (
    <SideDrawer title={t(`repair.action.${action}`)} {...(hint === null ? {} : { hint })} submit={t(`repair.action.${action}`)} isPending={isPending || files.isPending} isDanger={isGrave} canSubmit={isComplete} onSubmit={onSubmit} onClose={onClose}>
      {fields.map((field) => <ActionInput key={field} field={field} order={order} facts={facts} onChange={change} required={required} />)}
      <NoteField value={note} onChange={setNote} />
      <FilesField value={files} onChange={setFiles} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
