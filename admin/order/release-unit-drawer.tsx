import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useOrderCommand } from "./use-order-units"

const SUGGESTIONS = ["needed_elsewhere", "order_changed", "damaged"]

export function ReleaseUnitDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useOrderCommand(unit.order_id ?? "", "release")
  const [reason, setReason] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ unit_ids: [unit.id], ...(reason === "" ? {} : { reason_code: reason }) })
      toast.success(t("order.released", { serial: unit.serial_number }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("unit.action.release")} hint={t("order.releaseHint", { serial: unit.serial_number })} submit={t("unit.action.release")} isPending={isPending} onSubmit={onSubmit} onClose={onClose}>
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
