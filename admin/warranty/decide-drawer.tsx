import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpScanAnswer, HttpUnit } from "../../src/types/http"
import { request } from "../common/api/backend"
import { useWrite } from "../common/api/use-write"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = { approve: ["proof_of_purchase", "goodwill"], reject: ["proof_of_purchase_needed"] }

interface DecideDrawerProps {
  readonly path: string
  readonly action: string
  readonly version: number
  /** Nobody found the number yet: the agent names the unit. */
  readonly needsUnit: boolean
  readonly onClose: () => void
}

/** A decision about a registration, with its reason. */
export function DecideDrawer({ path, action, version, needsUnit, onClose }: DecideDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`${path}/${action}`)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const [unit, setUnit] = useState<HttpUnit | null>(null)
  const onScan = async (code: string): Promise<ScanVerdict> => {
    try {
      const { matches: [match] } = await request<HttpScanAnswer>("GET", "/admin/scan", { query: { code } })
      setUnit(match?.unit ?? null)
      return match === undefined ? { tone: "bad", words: t("scan.unknown") } : { tone: "good", words: match.unit.serial_number }
    } catch (failure) {
      return { tone: "bad", words: wordsOf(failure as Error) }
    }
  }
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: version, ...(unit === null ? {} : { unit_id: unit.id }), ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }) })
      toast.success(t("claim.decided"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const needsReason = action === "reject"
  return (
    <SideDrawer title={word("claim.action", action)} hint={t(`claim.registration.${action === "reject" ? "reject" : "approve"}`)} submit={word("claim.action", action)} isPending={isPending} isDanger={needsReason} canSubmit={(!needsReason || reason !== "") && (!needsUnit || unit !== null)} onSubmit={onSubmit} onClose={onClose}>
      {needsUnit && <ScanInput label={t("order.scanUnit")} hint={t("claim.nameUnit")} onScan={onScan} />}
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[action] ?? []} optional={!needsReason} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
