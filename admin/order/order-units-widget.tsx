import type { AdminOrder } from "@medusajs/framework/types"
import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { HttpOrderLineUnits, HttpUnit } from "../../src/types/http"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { AllocateLineDrawer } from "./allocate-line-drawer"
import { CorrectShipmentDrawer } from "./correct-shipment-drawer"
import { FulfillmentRows } from "./fulfillment-rows"
import { OrderLineRows, type OrderUnitDeed } from "./order-line-rows"
import { OrderReturns } from "./order-returns"
import { PackModal } from "./pack-modal"
import { ReleaseUnitDrawer } from "./release-unit-drawer"
import { SwapUnitDrawer } from "./swap-unit-drawer"
import { useOrderCommand, useOrderUnits } from "./use-order-units"

interface Open {
  readonly deed: OrderUnitDeed
  readonly unit: HttpUnit
}

/** In Medusa's order page: which units each line has, and everything an agent does with them. */
export function OrderUnitsWidget({ data: order }: { readonly data: AdminOrder }) {
  const { t } = useTexts()
  const { data, error, refetch } = useOrderUnits(order.id)
  const [open, setOpen] = useState<Open | null>(null)
  const [allocating, setAllocating] = useState<HttpOrderLineUnits | null>(null)
  const [isPacking, setPacking] = useState(false)
  const close = (): void => setOpen(null)
  if (error !== null && data === undefined) return <Section title={t("order.title")}><ProblemNotice error={error} onRetry={() => void refetch()} /></Section>
  // An order without serialized goods looks as it does without us.
  if (data === undefined || (data.lines.length === 0 && data.unassigned.length === 0)) return null
  const isOpen = order.status !== "canceled"
  const hasUnpacked = isOpen && data.lines.some(({ units, waiting_count }) => waiting_count > 0 || units.some(({ fulfillment_id }) => fulfillment_id === null))
  return (
    <Section
      title={t("order.title")}
      actions={(
        <div className="flex items-center gap-x-2">
          {isOpen && data.lines.some(({ waiting_count, tracking }) => waiting_count > 0 && tracking === "full") && <AllocateAll orderId={order.id} />}
          {data.lines.some(({ units }) => units.some(({ status }) => status === "shipped" || status === "delivered")) && <Button size="small" variant="secondary" asChild><Link to={`/aftercare/returns/create?order=${order.id}`}>{t("rma.return")}</Link></Button>}
          {hasUnpacked && <Button size="small" variant="secondary" onClick={() => setPacking(true)}>{t("order.pack")}</Button>}
        </div>
      )}
    >
      <OrderLineRows lines={data.lines} canAllocate={isOpen} onDeed={(deed, unit) => setOpen({ deed, unit })} onAllocate={setAllocating} />
      {data.unassigned.length > 0 && <Unassigned units={data.unassigned} />}
      <FulfillmentRows order={order} lines={data.lines} />
      <OrderReturns orderId={order.id} />
      {open?.deed === "swap" && <SwapUnitDrawer unit={open.unit} onClose={close} />}
      {open?.deed === "release" && <ReleaseUnitDrawer unit={open.unit} onClose={close} />}
      {open?.deed === "correct_shipment" && <CorrectShipmentDrawer orderId={order.id} unit={open.unit} onClose={close} />}
      {allocating !== null && <AllocateLineDrawer orderId={order.id} line={allocating} onClose={() => setAllocating(null)} />}
      {isPacking && <PackModal order={order} lines={data.lines} onClose={() => setPacking(false)} />}
    </Section>
  )
}

function AllocateAll({ orderId }: { readonly orderId: string }) {
  const { t } = useTexts()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useOrderCommand(orderId, "allocate")
  const onClick = async (): Promise<void> => {
    try {
      const { units } = await write({})
      toast.success(t("order.allocated", { count: units.length }))
    } catch (error) {
      toastProblem(error)
    }
  }
  return <Button size="small" variant="secondary" isLoading={isPending} onClick={() => void onClick()}>{t("unit.action.allocate")}</Button>
}

function Unassigned({ units }: { readonly units: readonly HttpUnit[] }) {
  const { t } = useTexts()
  return (
    <div className="px-6 py-4">
      <Text size="small" leading="compact" weight="plus">{t("order.unassigned")}</Text>
      <Text size="small" className="text-ui-fg-subtle">{t("order.unassignedHint")}</Text>
      <Text size="small" className="font-mono text-xs">{units.map(({ serial_number }) => serial_number).join(", ")}</Text>
    </div>
  )
}
