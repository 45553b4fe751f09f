import { useState } from "react"
import type { HttpRepairAction, HttpRepairOrder } from "../../../src/types/http"
import { TextAreaField, TextField } from "../../shared/ui/field"
import { Notice } from "../../shared/ui/notices"
import { useCodes } from "../api/use-codes"
import { useColleagues } from "../api/colleagues"
import { ASKING } from "./asking"
import { VendorChoice } from "./vendor-choice"
import { useAct } from "../queue/use-act"
import { useOnScan } from "../scan/scan-context"
import { BigButton } from "../ui/big-button"
import { Chips } from "../ui/chips"
import { Sheet } from "../ui/sheet"
import { useTexts } from "../use-texts"

const GRADES = ["new", "a", "b", "c", "salvage"] as const
const QUOTE_DAYS = [7, 14, 30] as const
const DAY_MS = 86_400_000

interface ActionSheetProps {
  readonly order: HttpRepairOrder
  readonly action: HttpRepairAction
  readonly onClose: () => void
}

export function ActionSheet({ order, action, onClose }: ActionSheetProps) {
  const { t, word } = useTexts()
  const codes = useCodes()
  const colleagues = useColleagues()
  const { run } = useAct(order)
  const asking = ASKING[action] ?? { fields: [] }
  const [reason, setReason] = useState<string | null>(null)
  const [days, setDays] = useState<string | null>("14")
  const [technician, setTechnician] = useState<string | null>(order.technician_id)
  const [grade, setGrade] = useState<(typeof GRADES)[number] | null>(null)
  const [vendor, setVendor] = useState("")
  const [tracking, setTracking] = useState("")
  const [note, setNote] = useState("")
  const [isBusy, setBusy] = useState(false)
  // A label of the carrier is the only thing to scan here.
  useOnScan("sheet", t("ask.tracking"), async (code) => {
    setTracking(code)
    return { tone: "good", words: code }
  }, asking.fields.includes("tracking"))
  const submit = async (): Promise<void> => {
    setBusy(true)
    const body = {
      ...(asking.fields.includes("reason") && reason !== null ? { reason_code: reason } : {}), ...(asking.fields.includes("technician") ? { technician_id: technician } : {}),
      ...(asking.fields.includes("days") && days !== null ? { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() } : {}),
      ...(asking.fields.includes("grade") && grade !== null ? { grade } : {}),
      ...(vendor.trim() === "" ? {} : { vendor_id: vendor.trim() }), ...(tracking.trim() === "" ? {} : { tracking_number: tracking.trim() }), ...(note.trim() === "" ? {} : { note: note.trim() }),
    }
    const { outcome } = await run({ action, body, ...(reason !== null && asking.codes !== undefined ? { detail: codes.label(asking.codes, reason) } : {}) })
    // What was typed stays: refused on account of somebody else's change, it is pressed once more.
    if (outcome === "refused") return setBusy(false)
    onClose()
  }
  return (
    <Sheet
      title={word("action", action)} onClose={onClose}
      foot={<><BigButton variant="secondary" className="min-h-14" onClick={onClose}>{t("common.cancel")}</BigButton><BigButton variant={asking.isGrave ? "danger" : "primary"} className="min-h-14 px-10" isLoading={isBusy} disabled={isBusy || (asking.needsReason === true && reason === null)} onClick={() => void submit()}>{word("action", action)}</BigButton></>}
    >
      {action === "restock" && <p className="txt-large">{t("ask.restockHint")}</p>}
      {asking.isGrave && <Notice tone="warning">{t("ask.grave")}</Notice>}
      {asking.fields.includes("reason") && asking.codes !== undefined && <Chips label={asking.needsReason ? t("ask.reason") : t("ask.reasonOptional")} isOptional={!asking.needsReason} value={reason} onChange={setReason} chips={codes.of(asking.codes).map(({ code, label }) => ({ value: code, label }))} />}
      {asking.fields.includes("technician") && <Chips label={t("ask.who")} isOptional value={technician} onChange={setTechnician} chips={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />}
      {asking.fields.includes("grade") && <Chips label={t("ask.grade")} isOptional value={grade} onChange={setGrade} chips={GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))} />}
      {asking.fields.includes("days") && <Chips label={t("ask.valid")} value={days} onChange={setDays} chips={QUOTE_DAYS.map((count) => ({ value: String(count), label: t("ask.days", { count }) }))} />}
      {asking.fields.includes("vendor") && <VendorChoice value={vendor} onChange={setVendor} />}
      {asking.fields.includes("tracking") && <TextField label={t("ask.tracking")} isOptional autoComplete="off" value={tracking} onChange={(event) => setTracking(event.target.value)} />}
      <TextAreaField label={t("job.note")} hint={t("job.noteHint")} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
    </Sheet>
  )
}
