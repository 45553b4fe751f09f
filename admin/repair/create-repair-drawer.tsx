import { Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import type { HttpUnitAnswer } from "../../src/types/http"
import { RequestProblem } from "../common/api/backend"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { idsOf, NO_FILES } from "../common/files"
import { FilesField } from "../common/files-field"
import { ItemField } from "../common/item-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useTechnicians } from "../technician/use-technicians"
import type { RepairAnswer } from "./repair-page"
import { PRIORITIES } from "./repair-words"

/** Takes a unit to the bench. */
export function CreateRepairDrawer() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const unitId = params.get("unit")
  const { data } = useRead<HttpUnitAnswer>(`/admin/units/${unitId}`, {}, { enabled: unitId !== null })
  const { wordsOf, rejectedOf } = useProblemWords()
  const technicians = useTechnicians()
  const locations = useLocationNames()
  const { write, isPending, error } = useWrite<object, RepairAnswer>("/admin/repair-orders")
  const [serial, setSerial] = useState(params.get("serial") ?? "")
  const [problem, setProblem] = useState("")
  const [priority, setPriority] = useState("normal")
  const [promisedOn, setPromisedOn] = useState("")
  const [locationId, setLocation] = useState<string | null>(null)
  const [itemId, setItem] = useState<string | null>(null)
  const [files, setFiles] = useState(NO_FILES)
  const [technicianId, setTechnician] = useState<string | null>(null)
  // One number on units of several products: she says which.
  const isAmbiguous = itemId !== null || (error instanceof RequestProblem && error.code === "unit.ambiguous")
  const onSubmit = async (): Promise<void> => {
    try {
      const { repair_order: order } = await write({
        ...(unitId === null ? { serial_number: serial.trim(), ...(itemId === null ? {} : { inventory_item_id: itemId }) } : { unit_id: unitId }), problem, priority, ...(promisedOn === "" ? {} : { promised_on: promisedOn }), ...(technicianId === null ? {} : { technician_id: technicianId }),
        ...(locationId === null ? {} : { location_id: locationId }), ...(files.sent.length === 0 ? {} : { attachment_ids: idsOf(files) }),
      })
      toast.success(t("rma.opened_", { number: order.display_id }))
      navigate(`/aftercare/repairs/${order.id}`)
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("repair.open")} hint={t("repair.openHint")} submit={t("repair.open")} isPending={isPending || files.isPending} canSubmit={problem.trim() !== "" && (unitId !== null || serial.trim() !== "")} onSubmit={onSubmit} onClose={() => void navigate("/aftercare/repairs")}>
      <Field label={t("unit.serialNumber")}>{(ids) => (unitId === null ? <Input {...ids} value={serial} onChange={(event) => setSerial(event.target.value)} placeholder={t("scan.placeholder")} autoComplete="off" autoFocus /> : <Input {...ids} value={data?.unit.serial_number ?? ""} readOnly />)}</Field>
      {isAmbiguous && <ItemField label={t("unit.product")} placeholder={t("general.choose")} value={itemId} onChange={setItem} />}
      <Field label={t("repair.problem")}>{(ids) => <Textarea {...ids} rows={4} value={problem} onChange={(event) => setProblem(event.target.value)} />}</Field>
      <ChipChoice label={t("repair.priorityLabel")} value={priority} onChange={setPriority} options={PRIORITIES.map((value) => ({ value, label: t(`repair.priority.${value}`) }))} />
      <Field label={t("repair.promised")} optional>{(ids) => <Input {...ids} size="small" type="date" value={promisedOn} onChange={(event) => setPromisedOn(event.target.value)} />}</Field>
      <Field label={t("repair.technician")} optional>{({ id }) => <Choice id={id} value={technicianId} onChange={setTechnician} placeholder={t("repair.nobody")} options={technicians.filter(({ status }) => status !== "disabled").map((technician) => ({ value: technician.id, label: technician.name }))} />}</Field>
      <Field label={t("repair.where")} hint={t("repair.whereHint")} optional>{({ id }) => <Choice id={id} value={locationId} onChange={setLocation} placeholder={t("general.choose")} options={[...locations].map(([value, label]) => ({ value, label }))} />}</Field>
      <FilesField value={files} onChange={setFiles} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
