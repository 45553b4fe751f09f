import { Button, StatusBadge, toast, usePrompt } from "@medusajs/ui"
import type { HttpRepairOrder } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { FactRow, Section } from "../common/section"
import { useMoney } from "../common/use-money"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { RepairAnswer } from "./repair-page"
import { PAYMENT_COLORS } from "./repair-words"

/** What the customer owes for the repair and has paid of it. Money that came at the counter or by transfer is written down here. */
export function RepairPaymentSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const money = useMoney()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, RepairAnswer>(`/admin/repair-orders/${order.id}/record_payment`)
  const { payment_status: status, currency_code: currency } = order
  if (status === null || currency === null) return null
  const owed = order.totals.customer - order.paid_amount
  const record = async (): Promise<void> => {
    if (!(await prompt({ title: t("repair.recordPayment"), description: t("repair.recordPaymentConsequence", { amount: money(owed, currency) }), variant: "confirmation", confirmText: t("repair.recordPayment"), cancelText: t("general.cancel") }))) return
    try {
      await write({})
      toast.success(t("repair.paymentRecorded"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <Section title={t("repair.payment")} actions={<StatusBadge color={PAYMENT_COLORS[status]}>{t(`repair.paymentStatus.${status}`)}</StatusBadge>}>
      <dl className="divide-ui-border-base divide-y">
        <FactRow name={t("repair.customerBears")}>{money(order.totals.customer, currency)}</FactRow>
        <FactRow name={t("repair.paid")}>{money(order.paid_amount, currency)}</FactRow>
      </dl>
      {status !== "paid" && <div className="flex justify-end px-6 py-3"><Button size="small" variant="secondary" isLoading={isPending} onClick={() => void record()}>{t("repair.recordPayment")}</Button></div>}
    </Section>
  )
}
