import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { FreeUnitList } from "./free-unit-list"
import { useOrderCommand } from "./use-order-units"

const SUGGESTIONS = ["on_hold", "damaged", "not_on_shelf", "better_fit"]

/** Puts a free unit in the place of one that is promised; nobody else's unit is ever taken. */
export function SwapUnitDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useOrderCommand(unit.order_id ?? "", "swap")
  const [chosen, setChosen] = useState<HttpUnit | null>(null)
  const [reason, setReason] = useState("")
  const onSubmit = async (): Promise<void> => {
    if (chosen === null) return
    try {
      await write({ from_unit_id: unit.id, to_unit_id: chosen.id, reason_code: reason })
      toast.success(t("order.swapped", { from: unit.serial_number, to: chosen.serial_number }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("unit.action.swap")} hint={t("order.swapHint", { serial: unit.serial_number })} submit={t("unit.action.swap")} isPending={isPending} canSubmit={chosen !== null && reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      <FreeUnitList inventoryItemId={unit.inventory_item_id} locationId={unit.location_id} chosen={chosen} onChoose={setChosen} />
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS} optional={false} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
