import { Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { FileTiles } from "../common/file-tiles"
import { useFilesOf } from "../common/files-section"
import { LoadingRows } from "../common/loading"
import { NoteField } from "../common/note-field"
import { ProblemNotice } from "../common/problem-notice"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useDates } from "../common/use-dates"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanUnitField } from "../scan/scan-unit-field"
import type { WarrantyRegistration } from "./claim"

const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = { approve: ["proof_of_purchase", "goodwill"], reject: ["proof_of_purchase_needed"] }

interface DecideDrawerProps {
  readonly registration: WarrantyRegistration
  readonly action: string
  readonly onClose: () => void
}

/** A decision about a registration, with its reason, beside what the customer sent as proof. */
export function DecideDrawer({ registration, action, onClose }: DecideDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/warranty-registrations/${registration.id}/${action}`)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const [unit, setUnit] = useState<HttpUnit | null>(null)
  // Nobody found the number yet: the agent names the unit.
  const needsUnit = action === "approve" && registration.unit_id === null
  const needsReason = action === "reject"
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ expected_version: registration.version, ...(unit === null ? {} : { unit_id: unit.id }), ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }) })
      toast.success(t("claim.decided"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer
      title={`${registration.serial_number}: ${word("claim.action", action)}`} hint={t(`claim.registration.${action === "reject" ? "reject" : "approve"}`)} submit={word("claim.action", action)} isPending={isPending} isDanger={needsReason}
      canSubmit={(!needsReason || reason !== "") && (!needsUnit || unit !== null)} onSubmit={onSubmit} onClose={onClose}
    >
      <Told registration={registration} />
      {needsUnit && <ScanUnitField label={t("order.scanUnit")} hint={t("claim.nameUnit")} onUnit={setUnit} />}
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[action] ?? []} optional={!needsReason} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** What the customer said of it, and the proof. */
function Told({ registration: { id, product_hint, purchased_on, installed_on, first_used_on, has_proof } }: { readonly registration: WarrantyRegistration }) {
  const { t } = useTexts()
  const { day } = useDates()
  const days = [[t("claim.boughtOn"), purchased_on], [t("claim.installedOn"), installed_on], [t("claim.firstUsedOn"), first_used_on]] as const
  const facts = [product_hint, ...days.map(([name, on]) => (on === null ? null : `${name}: ${day(on)}`))].filter((fact): fact is string => fact !== null && fact !== "")
  return (
    <div className="flex flex-col gap-y-3">
      {facts.length > 0 && <Text size="small" className="break-words">{facts.join(" · ")}</Text>}
      {has_proof ? <Proofs registrationId={id} /> : <Text size="small" className="text-ui-fg-subtle">{t("claim.noProof")}</Text>}
    </div>
  )
}

/** A proof that was sent may be gone since: with the personal data of who sent it. */
function Proofs({ registrationId }: { readonly registrationId: string }) {
  const { t } = useTexts()
  const { data, error, refetch } = useFilesOf("warranty_registration", registrationId)
  if (data === undefined) return error === null ? <LoadingRows count={1} /> : <ProblemNotice error={error} onRetry={() => void refetch()} />
  return data.attachments.length > 0 ? <FileTiles files={data.attachments} /> : <Text size="small" className="text-ui-fg-subtle">{t("claim.proofGone")}</Text>
}
