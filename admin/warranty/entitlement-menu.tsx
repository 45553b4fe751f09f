import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton, toast } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { CoverageEntitlement } from "./coverage"

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = { suspend: ["proof_of_purchase_needed", "inspection"], void: ["misuse", "opened_by_mistake"], reinstate: ["proof_of_purchase", "goodwill", "opened_by_mistake"] }

/** What an agent may do to a right, always with a reason; no later look takes it back. */
export function EntitlementMenu({ entitlement }: { readonly entitlement: CoverageEntitlement }) {
  const { t, word } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const actions = entitlement.available_actions ?? []
  if (actions.length === 0) return null
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild><IconButton size="xsmall" variant="transparent" aria-label={t("order.unitActions", { serial: entitlement.warranty_policy.name })}><EllipsisHorizontal /></IconButton></DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">{actions.map((action) => <DropdownMenu.Item key={action} onSelect={() => setOpen(action)}>{word("coverage.action", action)}</DropdownMenu.Item>)}</DropdownMenu.Content>
      </DropdownMenu>
      {open !== null && <EntitlementDrawer entitlement={entitlement} action={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function EntitlementDrawer({ entitlement, action, onClose }: { readonly entitlement: CoverageEntitlement; readonly action: string; readonly onClose: () => void }) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/entitlements/${entitlement.id}/${action}`)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ reason_code: reason, ...(note === "" ? {} : { note }) })
      toast.success(t("claim.decided"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={`${entitlement.warranty_policy.name}: ${word("coverage.action", action)}`} hint={word("coverage.consequence", action)} submit={word("coverage.action", action)} isPending={isPending} isDanger={action === "void"} canSubmit={reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[action] ?? []} optional={false} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
