import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate, useSearchParams } from "react-router-dom"
import type { HttpRmaAnswer, HttpUnit, HttpUnitAnswer, HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { NoteField } from "../common/note-field"
import { RejectedList } from "../common/rejected-list"
import { useCustomerNames } from "../common/use-names"
import { toggled, UnitChoice } from "../common/unit-choice"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ScanInput } from "../scan/scan-input"
import { useUnitScan } from "../scan/use-unit-scan"
import { BlindLineRow } from "./blind-line-row"
import { type BlindLine, isBlindComplete, newBlindLine } from "./blind-line"
import { ChipChoice } from "../common/chip-choice"
import { REASONS, RESOLUTIONS } from "./rma-words"

const CANDIDATES_MAX = 50
const RETURNABLE: ReadonlySet<string> = new Set(["shipped", "delivered", "returning"])

/** A return in under half a minute: which units, why, and what the customer wishes. */
export function CreateRmaModal() {
  const { t, word } = useTexts()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpRmaAnswer>("/admin/rmas")
  const { units, add } = useCandidates(params)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(params.get("unit") ? [params.get("unit") ?? ""] : []))
  const [blind, setBlind] = useState<readonly BlindLine[]>(() => (params.get("serial") ? [newBlindLine(params.get("serial") ?? "")] : []))
  const [reason, setReason] = useState<string | null>(null)
  const [wish, setWish] = useState<string>("refund")
  const [note, setNote] = useState("")
  const lines = units.filter(({ id }) => chosen.has(id))
  const owner = params.get("customer") ?? lines.find(({ owner_customer_id }) => owner_customer_id !== null)?.owner_customer_id ?? null
  const customer = useCustomerNames([owner]).get(owner ?? "")
  const orderId = params.get("order") ?? (lines.length > 0 && lines.every(({ order_id }) => order_id === lines[0]?.order_id) ? lines[0]?.order_id ?? null : null)

  const onScan = useUnitScan({
    fits: ({ status }) => RETURNABLE.has(status),
    onMatch: ({ unit }) => {
      add(unit)
      setChosen((before) => new Set([...before, unit.id]))
      return { tone: "good", words: t("rma.scannedKnown", { serial: unit.serial_number }) }
    },
    onUnknown: (code) => {
      setBlind((before) => [...before, newBlindLine(code)])
      return { tone: "bad", words: t("rma.scannedUnknown", { serial: code }) }
    },
  })
  const onSubmit = async (): Promise<void> => {
    const asked = { reason_code: reason, requested_resolution: wish, ...(note === "" ? {} : { note }) }
    try {
      const { rma } = await write({
        ...(orderId === null ? {} : { order_id: orderId }), ...(owner === null ? {} : { customer_id: owner }),
        lines: [
          ...lines.map(({ id }) => ({ unit_id: id, ...asked })),
          ...blind.map(({ serial, itemId, reason: blindReason }) => ({ serial_number: serial, blind_reason: blindReason, ...(itemId === null ? {} : { inventory_item_id: itemId }), ...asked })),
        ],
      })
      toast.success(t("rma.opened_", { number: rma.display_id }))
      navigate(`/aftercare/returns/${rma.id}`)
    } catch {
      // The modal shows the refusal.
    }
  }
  const count = lines.length + blind.length
  return (
    <WorkModal
      title={t("rma.create")} hint={customer === undefined ? t("rma.createHint") : t("rma.createFor", { name: customer.name })} submit={t("rma.createSubmit")} isPending={isPending}
      canSubmit={count > 0 && reason !== null && blind.every(isBlindComplete)} onSubmit={onSubmit} onClose={() => void navigate("/aftercare/returns")}
    >
      <ScanInput label={t("order.scanUnit")} onScan={onScan} />
      {units.length > 0 && <UnitChoice units={units} chosen={chosen} onToggle={(id) => setChosen((before) => toggled(before, id))} />}
      {blind.map((line) => <BlindLineRow key={line.serial} line={line} onChange={(next) => setBlind(blind.map((other) => (other.serial === line.serial ? next : other)))} onRemove={() => setBlind(blind.filter(({ serial }) => serial !== line.serial))} />)}
      <ChipChoice label={t("rma.why")} value={reason} onChange={setReason} options={REASONS.map((value) => ({ value, label: word("reason", value) }))} />
      <ChipChoice label={t("rma.wish")} value={wish} onChange={setWish} options={RESOLUTIONS.map((value) => ({ value, label: word("rma.resolution", value) }))} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}

/** The units it may be about: of the order, of the customer, the one it was opened from, and those that were scanned. */
function useCandidates(params: URLSearchParams): { readonly units: readonly HttpUnit[]; readonly add: (unit: HttpUnit) => void } {
  const [order, customer, unitId] = [params.get("order"), params.get("customer"), params.get("unit")]
  const listed = useRead<HttpUnitList>("/admin/units", { ...(order === null ? { customer_id: customer } : { order_id: order }), status: [...RETURNABLE], limit: CANDIDATES_MAX }, { enabled: order !== null || customer !== null })
  const named = useRead<HttpUnitAnswer>(`/admin/units/${unitId}`, {}, { enabled: unitId !== null })
  const [scanned, setScanned] = useState<readonly HttpUnit[]>([])
  const first = named.data?.unit
  const all = [...(first === undefined ? [] : [first]), ...scanned, ...(listed.data?.units ?? [])]
  return { units: all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index), add: (unit) => setScanned((before) => [...before, unit]) }
}
