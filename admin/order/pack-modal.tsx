import type { AdminOrder } from "@medusajs/framework/types"
import { CheckCircleSolid } from "@medusajs/icons"
import { Input, StatusBadge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpOrderLineUnits } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { useItemNames, useLocationNames } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { ScanInput } from "../scan/scan-input"
import { isComplete, isNamedWhenPacked, keyOf, type Named, packEntries, type PackEntry, type PackItem, pickedCount, serialNumbersOf } from "./pack-plan"
import { usePackScan } from "./use-pack-scan"

interface PackModalProps {
  readonly order: AdminOrder
  readonly lines: readonly HttpOrderLineUnits[]
  readonly onClose: () => void
}

/** Picking and packing in one: scan what goes into the box, then make Medusa's fulfilment of it. */
export function PackModal({ order, lines, onClose }: PackModalProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const items = packItemsOf(order)
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>(() => Object.fromEntries(items.map(({ id, openQuantity }) => [id, openQuantity])))
  const [named, setNamed] = useState<Named>({})
  const entries = packEntries(lines, items, quantities, named)
  const [chosenLocation, setLocation] = useState<string | null>(null)
  const location = chosenLocation ?? entries.flatMap(({ units }) => units).find(({ location_id }) => location_id !== null)?.location_id ?? null
  const onScan = usePackScan({ orderId: order.id, entries, onName: (line, serial) => setNamed((before) => ({ ...before, [keyOf(line)]: [...(before[keyOf(line)] ?? []), serial] })) })
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/orders/${order.id}/fulfillments`)
  const packed = items.filter(({ id }) => (quantities[id] ?? 0) > 0)
  const onSubmit = async (): Promise<void> => {
    try {
      const serialNumbers = serialNumbersOf(entries)
      await write({
        location_id: location, items: packed.map(({ id }) => ({ id, quantity: quantities[id] })),
        ...(Object.keys(serialNumbers).length === 0 ? {} : { additional_data: { serial_numbers: serialNumbers } }),
      })
      toast.success(t("order.fulfilled"))
      onClose()
    } catch {
      // The modal shows the refusal.
    }
  }
  return (
    <WorkModal title={t("order.pack")} hint={t("order.packHint")} submit={t("order.fulfil")} isPending={isPending} canSubmit={packed.length > 0 && location !== null} onSubmit={onSubmit} onClose={onClose}>
      <ScanInput label={t("order.scanUnit")} onScan={onScan} />
      <ul className="flex flex-col gap-y-4">
        {items.map((item) => (
          <PackItemRow
            key={item.id} item={item} quantity={quantities[item.id] ?? 0} entries={entries.filter(({ line }) => line.line_item_id === item.id)}
            onQuantity={(quantity) => setQuantities({ ...quantities, [item.id]: quantity })}
            onUnname={(line, serial) => setNamed({ ...named, [keyOf(line)]: (named[keyOf(line)] ?? []).filter((other) => other !== serial) })}
          />
        ))}
      </ul>
      <LocationChoice value={location} onChange={setLocation} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </WorkModal>
  )
}

function packItemsOf(order: AdminOrder): PackItem[] {
  return order.items.flatMap(({ id, product_title, title, variant_title, quantity, detail }) => {
    const openQuantity = quantity - detail.fulfilled_quantity
    return openQuantity > 0 ? [{ id, title: product_title ?? title, variantTitle: variant_title, openQuantity }] : []
  })
}

interface PackItemRowProps {
  readonly item: PackItem
  readonly quantity: number
  readonly entries: readonly PackEntry[]
  readonly onQuantity: (quantity: number) => void
  readonly onUnname: (line: HttpOrderLineUnits, serialNumber: string) => void
}

function PackItemRow({ item, quantity, entries, onQuantity, onUnname }: PackItemRowProps) {
  const { t } = useTexts()
  const names = useItemNames(entries.length > 1 ? entries.map(({ line }) => line.inventory_item_id) : [])
  return (
    <li className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-3 rounded-lg p-4">
      <div className="flex items-center justify-between gap-x-4">
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus">{item.title}</Text>
          {item.variantTitle && <Text size="small" leading="compact" className="text-ui-fg-subtle">{item.variantTitle}</Text>}
        </div>
        <span className="flex items-center gap-x-2">
          <Input
            type="number" size="small" min={0} max={item.openQuantity} value={quantity} aria-label={t("order.quantityOf", { title: item.title })} className="w-16"
            onChange={(event) => onQuantity(Math.min(item.openQuantity, Math.max(0, Number(event.target.value) || 0)))}
          />
          <Text size="small" leading="compact" className="text-ui-fg-subtle whitespace-nowrap">/ {item.openQuantity}</Text>
        </span>
      </div>
      {entries.filter(({ neededCount }) => neededCount > 0).map((entry) => (
        <div key={keyOf(entry.line)} className="flex flex-col gap-y-1.5">
          <div className="flex items-center justify-between gap-x-3">
            <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{names.get(entry.line.inventory_item_id)?.title ?? t("order.serials")}</Text>
            <StatusBadge color={isComplete(entry) ? "green" : "orange"}>{t("order.read", { count: pickedCount(entry), of: entry.neededCount })}</StatusBadge>
          </div>
          <PackUnits entry={entry} onUnname={onUnname} />
        </div>
      ))}
    </li>
  )
}

function PackUnits({ entry, onUnname }: { readonly entry: PackEntry; readonly onUnname: PackItemRowProps["onUnname"] }) {
  const { t } = useTexts()
  if (isNamedWhenPacked(entry.line)) {
    return (
      <ul className="flex flex-wrap gap-1.5">
        {entry.named.map((serial) => (
          <li key={serial}>
            <button type="button" onClick={() => onUnname(entry.line, serial)} aria-label={t("order.unname", { serial })} className="bg-ui-bg-base border-ui-border-base hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center gap-x-1.5 rounded-md border px-2 py-1 font-mono text-xs outline-none">
              <CheckCircleSolid className="text-ui-tag-green-icon" />{serial}<span aria-hidden>×</span>
            </button>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul className="flex flex-wrap gap-1.5">
      {entry.units.map(({ id, serial_number, status, bin }) => (
        <li key={id} className="bg-ui-bg-base border-ui-border-base flex items-center gap-x-1.5 rounded-md border px-2 py-1 font-mono text-xs">
          {status === "picked" ? <CheckCircleSolid className="text-ui-tag-green-icon" aria-label={t("unit.status.picked")} /> : <span aria-hidden className="border-ui-border-strong h-3 w-3 rounded-full border border-dashed" />}
          {serial_number}{bin !== null && <span className="text-ui-fg-subtle font-sans">{bin}</span>}
        </li>
      ))}
    </ul>
  )
}

function LocationChoice({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string) => void }) {
  const { t } = useTexts()
  const locations = useLocationNames()
  return (
    <Field label={t("order.shipFrom")}>
      {({ id }) => <Choice id={id} value={value} onChange={onChange} placeholder={t("general.choose")} options={[...locations].map(([option, label]) => ({ value: option, label }))} />}
    </Field>
  )
}
