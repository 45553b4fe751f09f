import { Input } from "@medusajs/ui"
import { useState } from "react"
import type { HttpVendorClaim } from "../../src/types/http"
import { Field } from "../common/field"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useClaimCommand } from "./use-claim-command"

export type WholeClaimCommand = "ship" | "settle" | "close" | "cancel"

/** One step of the whole claim; it says what it will do before it is done. */
export function ClaimCommandDrawer({ claim, command, onClose }: { readonly claim: HttpVendorClaim; readonly command: WholeClaimCommand; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [reason, setReason] = useState("")
  const [facts, setFacts] = useState({ tracking_number: "", vendor_reference: claim.vendor_reference ?? "" })
  const [note, setNote] = useState("")
  const { run, isPending, error } = useClaimCommand(claim, command, t(`vendorClaim.done.${command}`), onClose)
  const isShip = command === "ship"
  const given = isShip ? Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== "")) : {}
  const sentCount = claim.lines.filter(({ unit_status }) => unit_status === "quarantined").length
  return (
    <SideDrawer
      title={t(`vendorClaim.action.${command}`)} hint={isShip ? t("vendorClaim.consequence.ship", { count: sentCount, vendor: claim.vendor_id }) : t(`vendorClaim.consequence.${command}`)} submit={t(`vendorClaim.action.${command}`)} isPending={isPending} isDanger={command === "cancel"} onClose={onClose}
      onSubmit={() => run({ ...given, ...(command === "cancel" && reason !== "" ? { reason_code: reason } : {}), ...(note === "" ? {} : { note }) })}
    >
      {isShip && <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} size="small" value={facts.tracking_number} onChange={(event) => setFacts({ ...facts, tracking_number: event.target.value })} autoComplete="off" />}</Field>}
      {isShip && <Field label={t("vendorClaim.reference")} hint={t("vendorClaim.referenceHint")} optional>{(ids) => <Input {...ids} size="small" value={facts.vendor_reference} onChange={(event) => setFacts({ ...facts, vendor_reference: event.target.value })} autoComplete="off" />}</Field>}
      {command === "cancel" && <ReasonField value={reason} onChange={setReason} suggestions={["opened_by_mistake"]} />}
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
