import { Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { HttpStoreCreditBalance, HttpStoreCreditChange } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { ChipChoice } from "../common/chip-choice"
import { amountOf, MoneyField, NO_MONEY } from "../common/money-field"
import { NoteField } from "../common/note-field"
import { ReasonField } from "../common/reason-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useCurrencies } from "../common/use-currencies"
import { useMoney } from "../common/use-money"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

type Way = "give" | "take"
const SUGGESTIONS: Readonly<Record<Way, readonly string[]>> = { give: ["goodwill"], take: ["typing_error", "opened_by_mistake"] }

interface AdjustCreditDrawerProps {
  readonly customerId: string
  readonly balances: readonly HttpStoreCreditBalance[]
  readonly onClose: () => void
}

/** Gives or takes credit by hand, with a reason; never below zero. */
export function AdjustCreditDrawer({ customerId, balances, onClose }: AdjustCreditDrawerProps) {
  const { t } = useTexts()
  const money = useMoney()
  const currencies = useCurrencies()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpStoreCreditChange>(`/admin/customers/${customerId}/store-credit/adjust`)
  const [way, setWay] = useState<Way>("give")
  const [typed, setTyped] = useState({ ...NO_MONEY, currency: balances[0]?.currency_code ?? null })
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const currency = typed.currency ?? currencies[0] ?? null
  const amount = amountOf(typed)
  const before = balances.find(({ currency_code }) => currency_code === currency)?.balance ?? 0
  const after = amount === null ? null : before + (way === "give" ? amount : -amount)
  const onSubmit = async (): Promise<void> => {
    if (amount === null || currency === null) return
    try {
      await write({ currency_code: currency, amount: way === "give" ? amount : -amount, reason_code: reason, ...(note === "" ? {} : { note }) })
      toast.success(t(`credit.done.${way}`, { amount: money(amount, currency) }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("credit.adjust")} hint={t("credit.adjustHint")} submit={t(`credit.way.${way}`)} isPending={isPending} isDanger={way === "take"} canSubmit={amount !== null && amount > 0 && currency !== null && reason !== ""} onSubmit={onSubmit} onClose={onClose}>
      <ChipChoice label={t("credit.wayLabel")} value={way} onChange={(value) => setWay(value as Way)} options={(["give", "take"] as const).map((value) => ({ value, label: t(`credit.way.${value}`) }))} />
      <MoneyField label={t("rma.amount")} money={typed} onChange={setTyped} />
      {after !== null && currency !== null && <Text size="small" role="status" className={after < 0 ? "text-ui-fg-error" : "text-ui-fg-subtle"}>{t("credit.change", { before: money(before, currency), after: money(after, currency) })}</Text>}
      <ReasonField value={reason} onChange={setReason} suggestions={SUGGESTIONS[way]} optional={false} />
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
