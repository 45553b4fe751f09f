import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpOrderLineUnits, HttpUnit } from "../../src/types/http"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { FreeUnitList } from "./free-unit-list"
import { useOrderCommand } from "./use-order-units"

interface AllocateLineDrawerProps {
  readonly orderId: string
  readonly line: HttpOrderLineUnits
  readonly onClose: () => void
}

/** A unit chosen by name for a line. */
export function AllocateLineDrawer({ orderId, line, onClose }: AllocateLineDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useOrderCommand(orderId, "allocate")
  const [chosen, setChosen] = useState<HttpUnit | null>(null)
  const onSubmit = async (): Promise<void> => {
    if (chosen === null) return
    try {
      await write({ line_item_id: line.line_item_id, inventory_item_id: line.inventory_item_id, unit_ids: [chosen.id] })
      toast.success(t("order.allocated", { count: 1 }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("order.chooseUnit")} hint={line.title ?? ""} submit={t("unit.action.allocate")} isPending={isPending} canSubmit={chosen !== null} onSubmit={onSubmit} onClose={onClose}>
      <FreeUnitList inventoryItemId={line.inventory_item_id} locationId={null} chosen={chosen} onChoose={setChosen} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
