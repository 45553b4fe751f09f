import { XMarkMini } from "@medusajs/icons"
import { IconButton, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ScanInput } from "../scan/scan-input"
import { useUnitScan } from "../scan/use-unit-scan"
import { useProductOfUnit } from "./use-product-of-unit"

/** What a unit was built of: each part is scanned, and leaves the stock with it. */
export function ComponentsDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>(`/admin/units/${unit.id}/components`)
  const [parts, setParts] = useState<readonly HttpUnit[]>([])
  const productOf = useProductOfUnit(parts)
  const onScan = useUnitScan({
    fits: ({ status }) => status === "in_stock",
    onMatch: ({ unit: part }) => {
      if (parts.some(({ id }) => id === part.id)) return { tone: "bad", words: t("receive.twice", { serial: part.serial_number }) }
      setParts((before) => [...before, part])
      return { tone: "good", words: t("receive.added", { serial: part.serial_number }) }
    },
  })
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ components: parts.map(({ id }) => ({ unit_id: id })) })
      toast.success(t("unit.componentsRecorded", { count: parts.length }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("unit.recordComponents")} hint={t("unit.recordComponentsHint", { serial: unit.serial_number })} submit={t("general.save")} isPending={isPending} canSubmit={parts.length > 0} onSubmit={onSubmit} onClose={onClose}>
      <ScanInput label={t("unit.scanComponent")} onScan={onScan} />
      {parts.length > 0 && (
        <ul className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
          {parts.map((part) => (
            <li key={part.id} className="flex min-h-10 items-center justify-between gap-x-3 py-1 pl-3 pr-1">
              <span className="min-w-0"><span className="break-all font-mono text-xs">{part.serial_number}</span> <span className="txt-compact-small text-ui-fg-subtle">{productOf(part)?.title}</span></span>
              <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: part.serial_number })} onClick={() => setParts(parts.filter(({ id }) => id !== part.id))}><XMarkMini /></IconButton>
            </li>
          ))}
        </ul>
      )}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} units={parts} />}
    </SideDrawer>
  )
}
