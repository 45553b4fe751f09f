import { Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { WarrantyClaimAnswer } from "./claim"

/** A claim for a customer's unit, as told on the telephone. The verdict of today is frozen on it. */
export function CreateClaimDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, WarrantyClaimAnswer>("/admin/warranty-claims")
  const [problem, setProblem] = useState("")
  const [fields, setFields] = useState({ fault_code: "", cause: "", detected_on: "" })
  const onSubmit = async (): Promise<void> => {
    try {
      const { warranty_claim: claim } = await write({ unit_id: unit.id, problem, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")) })
      toast.success(t("claim.opened", { number: claim.display_id }))
      navigate(`/aftercare/warranty/claims/${claim.id}`)
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("claim.open")} hint={t("claim.openHint", { serial: unit.serial_number })} submit={t("claim.open")} isPending={isPending} canSubmit={problem.trim() !== ""} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("repair.problem")}>{(ids) => <Textarea {...ids} rows={4} value={problem} onChange={(event) => setProblem(event.target.value)} />}</Field>
      {(["fault_code", "cause"] as const).map((name) => <Field key={name} label={t(`claim.fact.${name}`)} optional>{(ids) => <Input {...ids} size="small" value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.target.value.trim() })} autoComplete="off" />}</Field>)}
      <Field label={t("claim.fact.detected_on")} optional>{(ids) => <Input {...ids} size="small" type="date" value={fields.detected_on} onChange={(event) => setFields({ ...fields, detected_on: event.target.value })} />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
