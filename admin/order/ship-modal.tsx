import type { AdminOrder } from "@medusajs/framework/types"
import { CheckCircleSolid } from "@medusajs/icons"
import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ScanInput, type ScanVerdict } from "../scan/scan-input"
import { useProductOfUnit } from "../unit/use-product-of-unit"
import type { Box } from "./box"

interface ShipModalProps {
  readonly order: AdminOrder
  readonly fulfillment: Box
  readonly units: readonly HttpUnit[]
  readonly onClose: () => void
}

/** Hands a box to the carrier. Scanning is a last look into the box: a unit that is not of it stops the hand. */
export function ShipModal({ order, fulfillment, units, onClose }: ShipModalProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const productOf = useProductOfUnit(units)
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const [tracking, setTracking] = useState("")
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/orders/${order.id}/fulfillments/${fulfillment.id}/shipments`)
  const onScan = (code: string): ScanVerdict => {
    const unit = units.find(({ serial_number, scanned_as, identifiers }) => serial_number === code.toUpperCase() || [serial_number, scanned_as, ...identifiers.map(({ value }) => value)].includes(code))
    if (unit === undefined) return { tone: "bad", words: t("order.notInBox", { serial: code }) }
    setRead((before) => new Set([...before, unit.id]))
    return { tone: "good", words: t("order.inBox", { serial: unit.serial_number }) }
  }
  const isAllRead = units.length > 0 && units.every(({ id }) => read.has(id))
  const onSubmit = async (): Promise<void> => {
    try {
      await write({
        items: fulfillment.items.flatMap(({ line_item_id, quantity }) => (line_item_id ? [{ id: line_item_id, quantity }] : [])),
        ...(tracking.trim() === "" ? {} : { labels: [{ tracking_number: tracking.trim(), tracking_url: "#", label_url: "#" }] }),
        ...(isAllRead ? { additional_data: { serial_numbers: serialNumbersOf(units) } } : {}),
      })
      toast.success(t("order.shipped"))
      onClose()
    } catch {
      // The modal shows the refusal.
    }
  }
  return (
    <WorkModal title={t("order.ship")} hint={t("order.shipHint")} submit={t("order.ship")} isPending={isPending} onSubmit={onSubmit} onClose={onClose}>
      {units.length > 0 && <ScanInput label={t("order.scanUnit")} hint={t("order.readOf", { count: read.size, of: units.length })} onScan={onScan} />}
      <ul className="flex flex-col gap-y-1">
        {units.map((unit) => (
          <li key={unit.id} className="bg-ui-bg-component shadow-elevation-card-rest flex min-h-10 items-center gap-x-3 rounded-md px-3 py-1.5">
            {read.has(unit.id) ? <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" aria-label={t("order.wasRead")} /> : <span aria-hidden className="border-ui-border-strong h-3.5 w-3.5 shrink-0 rounded-full border border-dashed" />}
            <span className="break-all font-mono text-xs">{unit.serial_number}</span>
            <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{productOf(unit)?.title}</Text>
          </li>
        ))}
      </ul>
      <Field label={t("unit.tracking")} optional>{(ids) => <Input {...ids} value={tracking} onChange={(event) => setTracking(event.target.value)} autoComplete="off" />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}

/** By line; a kit's line by item. */
function serialNumbersOf(units: readonly HttpUnit[]): Record<string, string[] | Record<string, string[]>> {
  const named: Record<string, Record<string, string[]>> = {}
  for (const { line_item_id, inventory_item_id, serial_number } of units) {
    if (line_item_id === null) continue
    const line = (named[line_item_id] ??= {})
    ;(line[inventory_item_id] ??= []).push(serial_number)
  }
  return Object.fromEntries(Object.entries(named).map(([lineId, byItem]) => {
    const serials = Object.values(byItem)
    return [lineId, serials.length === 1 && serials[0] !== undefined ? serials[0] : byItem] as const
  }))
}
