import { Input, RadioGroup, Text, toast } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { HttpUnit } from "../../src/types/http"
import { sdk } from "../common/api/backend"
import { Field } from "../common/field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useOrderCommand } from "./use-order-units"

const SHOWN_MAX = 10

/** Promises this very unit to an order. */
export function AllocateUnitDrawer({ unit, onClose }: { readonly unit: HttpUnit; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const [q, setQ] = useState("")
  const [orderId, setOrderId] = useState("")
  const { write, isPending, error } = useOrderCommand(orderId, "allocate")
  const { data } = useQuery({
    queryKey: ["aftercare-names", "open-orders", q], placeholderData: keepPreviousData,
    queryFn: () => sdk.admin.order.list({ limit: SHOWN_MAX, order: "-created_at", status: ["pending"], fields: "id,display_id,email,*customer", ...(q === "" ? {} : { q: q.replace(/^#/, "") }) }),
  })
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ unit_ids: [unit.id] })
      toast.success(t("order.allocated", { count: 1 }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("unit.action.allocate")} hint={t("order.allocateHint", { serial: unit.serial_number })} submit={t("unit.action.allocate")} isPending={isPending} canSubmit={orderId !== ""} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("unit.order")} hint={t("order.searchHint")}>{(ids) => <Input {...ids} size="small" value={q} onChange={(event) => setQ(event.target.value)} autoComplete="off" />}</Field>
      <RadioGroup value={orderId} onValueChange={setOrderId} aria-label={t("unit.order")} className="flex flex-col gap-y-1">
        {(data?.orders ?? []).map((order) => (
          <label key={order.id} className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-3 rounded-md px-2 py-2">
            <RadioGroup.Item value={order.id} aria-label={`#${order.display_id}`} />
            <Text size="small" leading="compact" weight="plus">#{order.display_id}</Text>
            <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">{[order.customer?.first_name, order.customer?.last_name].filter(Boolean).join(" ") || order.email}</Text>
          </label>
        ))}
      </RadioGroup>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
