import { toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { HttpStoreCreditBalance, HttpStoreCreditChange } from "../../src/types/http"
import { sdk } from "../common/api/backend"
import { useWrite } from "../common/api/use-write"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { amountOf, MoneyField } from "../common/money-field"
import { RadioChoice } from "../common/radio-choice"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useMoney } from "../common/use-money"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

const ORDERS_MAX = 50

interface RedeemCreditDrawerProps {
  readonly customerId: string
  readonly balances: readonly HttpStoreCreditBalance[]
  readonly onClose: () => void
}

/** Turns credit into the code of a promotion for one cart, or pays what an order of the customer still owes. */
export function RedeemCreditDrawer({ customerId, balances, onClose }: RedeemCreditDrawerProps) {
  const { t } = useTexts()
  const money = useMoney()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, HttpStoreCreditChange>(`/admin/customers/${customerId}/store-credit/redeem`)
  const usable = balances.filter(({ balance }) => balance > 0)
  const [typed, setTyped] = useState({ amount: String(usable[0]?.balance ?? ""), currency: usable[0]?.currency_code ?? null })
  const [way, setWay] = useState<"cart" | "order">("cart")
  const [orderId, setOrderId] = useState<string | null>(null)
  const orders = useOwingOrders(customerId, typed.currency)
  const amount = amountOf(typed)
  const balance = usable.find(({ currency_code }) => currency_code === typed.currency)?.balance ?? 0
  const onSubmit = async (): Promise<void> => {
    try {
      const { entry } = await write({ currency_code: typed.currency, amount, ...(way === "order" ? { order_id: orderId } : {}) })
      toast.success(entry.promotion_code === null ? t("credit.paid") : t("credit.codeMade", { code: entry.promotion_code }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  const chooseCurrency = (currency: string): void => {
    setTyped({ amount: String(usable.find(({ currency_code }) => currency_code === currency)?.balance ?? ""), currency })
    setOrderId(null)
  }
  return (
    <SideDrawer title={t("credit.redeem")} hint={t("credit.redeemHint")} submit={t("credit.redeem")} isPending={isPending} canSubmit={amount !== null && amount > 0 && typed.currency !== null && (way === "cart" || orderId !== null)} onSubmit={onSubmit} onClose={onClose}>
      {usable.length > 1 && <Field label={t("general.currency")}>{({ id }) => <Choice id={id} value={typed.currency} onChange={chooseCurrency} placeholder="" options={usable.map(({ currency_code }) => ({ value: currency_code, label: currency_code.toUpperCase() }))} />}</Field>}
      <MoneyField label={t("rma.amount")} hint={typed.currency === null ? "" : t("credit.upTo", { amount: money(balance, typed.currency) })} money={typed} onChange={(next) => setTyped({ ...next, currency: typed.currency })} fixedCurrency={typed.currency} />
      <RadioChoice label={t("credit.for")} value={way} onChange={setWay} options={(["cart", "order"] as const).map((value) => ({ value, label: t(`credit.use.${value}`), hint: t(`credit.useHint.${value}`) }))} />
      {way === "order" && (
        <Field label={t("unit.order")} {...(orders.length === 0 ? { hint: t("credit.noOrders") } : {})}>
          {({ id }) => <Choice id={id} value={orderId} onChange={setOrderId} placeholder={t("general.choose")} disabled={orders.length === 0} options={orders.map((order) => ({ value: order.id, label: t("credit.owes", { order: `#${order.display_id}`, amount: money(order.owed, order.currency_code) }) }))} />}
        </Field>
      )}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

interface OwingOrder {
  readonly id: string
  readonly display_id: number
  readonly currency_code: string
  readonly owed: number
}

const NONE: readonly OwingOrder[] = []

/** The customer's orders that something is still to be paid for, in one currency. */
function useOwingOrders(customerId: string, currency: string | null): readonly OwingOrder[] {
  const { data } = useQuery({
    queryKey: ["aftercare-names", "owing-orders", customerId],
    queryFn: async () => {
      const { orders } = await sdk.admin.order.list({ customer_id: [customerId], limit: ORDERS_MAX, order: "-created_at", fields: "id,display_id,currency_code,status,*summary" })
      return orders.flatMap((order): OwingOrder[] => {
        const owed = Number(order.summary?.pending_difference ?? 0)
        return owed > 0 && order.status !== "canceled" ? [{ id: order.id, display_id: order.display_id ?? 0, currency_code: order.currency_code, owed }] : []
      })
    },
  })
  return (data ?? NONE).filter(({ currency_code }) => currency_code === currency)
}
