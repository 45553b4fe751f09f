import { Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { idsOf, NO_FILES } from "../common/files"
import { FilesField } from "../common/files-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanUnitField } from "../scan/scan-unit-field"
import { WISHES, type WarrantyClaimAnswer } from "./claim"
import { type FaultFacts, FaultFields, givenOf, NO_FAULT } from "./fault-fields"

interface CreateClaimDrawerProps {
  /** Null: the unit is scanned here. */
  readonly unit: HttpUnit | null
  readonly onClose: () => void
}

/** A claim for a customer's unit, as told on the telephone. The verdict of today is frozen on it. */
export function CreateClaimDrawer({ unit: named, onClose }: CreateClaimDrawerProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, WarrantyClaimAnswer>("/admin/warranty-claims")
  const [unit, setUnit] = useState(named)
  const [problem, setProblem] = useState("")
  const [wish, setWish] = useState<string | null>(null)
  const [fault, setFault] = useState<FaultFacts>(NO_FAULT)
  const [detectedOn, setDetectedOn] = useState("")
  const [files, setFiles] = useState(NO_FILES)
  const onSubmit = async (): Promise<void> => {
    if (unit === null) return
    try {
      const { warranty_claim: claim } = await write({
        unit_id: unit.id, problem, ...givenOf(fault), ...(detectedOn === "" ? {} : { detected_on: detectedOn }), ...(wish === null ? {} : { requested_outcome: wish }), ...(files.sent.length === 0 ? {} : { attachment_ids: idsOf(files) }),
      })
      toast.success(t("claim.opened", { number: claim.display_id }))
      navigate(`/aftercare/warranty/claims/${claim.id}`)
    } catch {
      // The drawer shows the refusal.
    }
  }
  const hint = unit === null ? t("claim.openWhich") : t("claim.openHint", { serial: unit.serial_number })
  return (
    <SideDrawer title={t("claim.open")} hint={hint} submit={t("claim.open")} isPending={isPending || files.isPending} canSubmit={unit !== null && problem.trim() !== ""} onSubmit={onSubmit} onClose={onClose}>
      {named === null && <ScanUnitField label={t("order.scanUnit")} onUnit={setUnit} />}
      <Field label={t("repair.problem")}>{(ids) => <Textarea {...ids} rows={4} value={problem} onChange={(event) => setProblem(event.target.value)} />}</Field>
      <ChipChoice label={t("claim.fact.requested_outcome")} value={wish} onChange={(next) => setWish(next === wish ? null : next)} options={WISHES.map((value) => ({ value, label: t(`claim.outcome.${value}`) }))} />
      <Field label={t("claim.fact.detected_on")} optional>{(ids) => <Input {...ids} size="small" type="date" value={detectedOn} onChange={(event) => setDetectedOn(event.target.value)} />}</Field>
      <FaultFields value={fault} onChange={setFault} />
      <FilesField value={files} onChange={setFiles} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
