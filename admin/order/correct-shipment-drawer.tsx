import { Input, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useOrderCommand } from "./use-order-units"

const SUGGESTIONS = ["wrong_unit_in_box", "label_mixed_up"]

interface CorrectShipmentDrawerProps {
  readonly orderId: string
  readonly unit: HttpUnit
  readonly onClose: () => void
}

/** "We shipped the wrong one": both histories are put right by new entries. */
export function CorrectShipmentDrawer({ orderId, unit, onClose }: CorrectShipmentDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const prompt = usePrompt()
  const { write, isPending, error } = useOrderCommand(orderId, "correct")
  const [actual, setActual] = useState("")
  const [reason, setReason] = useState("")
  const onSubmit = async (): Promise<void> => {
    const really = actual.trim()
    if (!(await prompt({ title: t("order.correctShipment"), description: t("order.correctConsequence", { from: unit.serial_number, to: really }), confirmText: t("order.correctShipment"), cancelText: t("general.cancel") }))) return
    try {
      await write({ shipped_unit_id: unit.id, actual_serial_number: really, reason_code: reason })
      toast.success(t("order.corrected", { serial: really }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("order.correctShipment")} hint={t("order.correctHint", { serial: unit.serial_number })} submit={t("order.correctShipment")} isPending={isPending} canSubmit={actual.trim() !== "" && reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("order.actualSerial")}>{(ids) => <Input {...ids} value={actual} onChange={(event) => setActual(event.target.value)} autoComplete="off" placeholder={t("scan.placeholder")} />}</Field>
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS} optional={false} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
