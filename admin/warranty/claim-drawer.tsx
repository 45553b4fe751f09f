import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useWrite } from "../common/api/use-write"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { WarrantyClaim } from "./claim"

/** What carries a granted claim out; nothing chosen, the unit's whereabouts decide. */
const DOCUMENTS = ["rma", "repair_order", "nothing"] as const
const OUTCOMES = ["repair", "replacement", "refund", "return", "store_credit"] as const
const SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  approve: ["within_policy", "goodwill"], approve_partly: ["within_policy", "goodwill"], deny: ["not_covered", "misuse", "outside_period"], request_info: ["photos_needed", "proof_of_purchase_needed"], withdraw: ["customer_changed_mind"],
}

interface ClaimDrawerProps {
  readonly claim: WarrantyClaim
  readonly action: string
  readonly onClose: () => void
}

/** One command on a claim, with its reason; an approval also says what the customer gets and how much of each cost is borne. */
export function ClaimDrawer({ claim, action, onClose }: ClaimDrawerProps) {
  const { t, word } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/warranty-claims/${claim.id}/${action}`)
  const isApproval = action === "approve" || action === "approve_partly"
  const isCarriedOut = action === "carry_out"
  const [opens, setOpens] = useState<string | null>(null)
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const [outcome, setOutcome] = useState<string | null>(claim.outcome ?? claim.requested_outcome)
  const [percents, setPercents] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries((claim.coverage?.lines ?? []).map(({ item, percent }) => [item, String(percent)])))
  const lines = Object.entries(percents).map(([item, percent]) => ({ item, percent: Math.min(100, Math.max(0, Math.round(Number(percent)) || 0)) }))
  const onSubmit = async (): Promise<void> => {
    try {
      await write({
        expected_version: claim.version, ...(reason === "" ? {} : { reason_code: reason }), ...(note === "" ? {} : { note }), ...(isApproval && outcome !== null ? { outcome } : {}), ...((isApproval || isCarriedOut) && opens !== null ? { opens } : {}), ...(action === "approve_partly" && lines.length > 0 ? { lines } : {}),
      })
      toast.success(t("claim.decided"))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const isGrave = action === "deny"
  const isAgainstVerdict = isApproval && coversNothing(claim)
  const needsReason = isGrave || isAgainstVerdict
  return (
    <SideDrawer title={`${claim.display_id}: ${word("claim.action", action)}`} hint={word("claim.consequence", action)} submit={word("claim.action", action)} isPending={isPending} isDanger={isGrave} canSubmit={!needsReason || reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      {isApproval && <ChipChoice label={t("claim.outcomeLabel")} value={outcome} onChange={setOutcome} options={OUTCOMES.map((value) => ({ value, label: t(`claim.outcome.${value}`) }))} />}
      {(isApproval || isCarriedOut) && <ChipChoice label={t("claim.opensLabel")} value={opens} onChange={(next) => setOpens(next === opens ? null : next)} options={DOCUMENTS.filter((value) => isApproval || value !== "nothing").map((value) => ({ value, label: t(`claim.opens.${value}`) }))} />}
      {action === "approve_partly" && lines.length > 0 && (
        <div className="grid grid-cols-2 gap-4">
          {lines.map(({ item }) => <Field key={item} label={`${word("coverage.item", item)} (%)`}>{(ids) => <Input {...ids} size="small" type="number" min={0} max={100} value={percents[item] ?? ""} onChange={(event) => setPercents({ ...percents, [item]: event.target.value })} />}</Field>)}
        </div>
      )}
      {isAgainstVerdict && <Text size="small" className="text-ui-tag-orange-text text-pretty">{t(claim.verdict === "needs_evidence" ? "claim.withoutEvidence" : "claim.againstVerdict")}</Text>}
      {!isCarriedOut && <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[action] ?? []} optional={!needsReason} />}
      {!isCarriedOut && <NoteField value={note} onChange={setNote} {...(action === "request_info" ? { hint: t("general.readByCustomer") } : {})} />}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** Whoever grants what the frozen verdict does not is asked why: the next agent must be able to stand by it. */
const coversNothing = ({ coverage }: WarrantyClaim): boolean => !(coverage?.lines ?? []).some(({ verdict }) => verdict === "covered" || verdict === "partial")
