import type { AdminOrder } from "@medusajs/framework/types"
import { Button, StatusBadge, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpOrderLineUnits, HttpUnit } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Instant } from "../common/instant"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { type Box, boxesOf, type BoxState, stateOf } from "./box"
import { ShipModal } from "./ship-modal"

interface FulfillmentRowsProps {
  readonly order: AdminOrder
  readonly lines: readonly HttpOrderLineUnits[]
}

const COLORS = { packed: "orange", shipped: "blue", delivered: "green", canceled: "grey" } as const satisfies Record<BoxState, string>

/** The boxes of the order, with the units in each and the next step. */
export function FulfillmentRows({ order, lines }: FulfillmentRowsProps) {
  const { t } = useTexts()
  const [shipping, setShipping] = useState<Box | null>(null)
  const boxes = boxesOf(order)
  const unitsOf = (id: string): HttpUnit[] => lines.flatMap(({ units }) => units).filter(({ fulfillment_id }) => fulfillment_id === id)
  if (boxes.length === 0) return null
  return (
    <>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" leading="compact" weight="plus">{t("order.boxes")}</Text>
        <ul className="flex flex-col gap-y-3">
          {boxes.map((fulfillment, index) => (
            <FulfillmentRow key={fulfillment.id} orderId={order.id} fulfillment={fulfillment} number={index + 1} units={unitsOf(fulfillment.id)} onShip={() => setShipping(fulfillment)} />
          ))}
        </ul>
      </div>
      {shipping !== null && <ShipModal order={order} fulfillment={shipping} units={unitsOf(shipping.id)} onClose={() => setShipping(null)} />}
    </>
  )
}

interface FulfillmentRowProps {
  readonly orderId: string
  readonly fulfillment: Box
  readonly number: number
  readonly units: readonly HttpUnit[]
  readonly onShip: () => void
}

function FulfillmentRow({ orderId, fulfillment, number, units, onShip }: FulfillmentRowProps) {
  const { t } = useTexts()
  const state = stateOf(fulfillment)
  return (
    <li className="flex items-center justify-between gap-x-3">
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <Text size="small" leading="compact">{t("order.box", { number })}</Text>
          <StatusBadge color={COLORS[state]}>{t(`order.boxState.${state}`)}</StatusBadge>
          <Text size="small" leading="compact" className="text-ui-fg-subtle"><Instant at={fulfillment.created_at} /></Text>
        </span>
        <Text size="xsmall" className="text-ui-fg-subtle break-words font-mono">{units.map(({ serial_number }) => serial_number).join(", ")}</Text>
      </div>
      {state === "packed" && <Button size="small" variant="secondary" onClick={onShip}>{t("order.ship")}</Button>}
      {state === "shipped" && <MarkDelivered orderId={orderId} fulfillmentId={fulfillment.id} />}
    </li>
  )
}

function MarkDelivered({ orderId, fulfillmentId }: { readonly orderId: string; readonly fulfillmentId: string }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<object, unknown>(`/admin/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`)
  const onClick = async (): Promise<void> => {
    if (!(await prompt({ variant: "confirmation", title: t("order.markDelivered"), description: t("order.deliveredConsequence"), confirmText: t("order.markDelivered"), cancelText: t("general.cancel") }))) return
    try {
      await write({})
      toast.success(t("order.delivered"))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <Button size="small" variant="secondary" isLoading={isPending} onClick={() => void onClick()}>{t("order.markDelivered")}</Button>
}
