import { XMarkMini } from "@medusajs/icons"
import { Badge, Button, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { HttpPayer, HttpRepairLine, HttpRepairOrder } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useItemNames, useSerialNumbers } from "../common/use-names"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { BY_HAND, payingReason, reasonsOf } from "../../portal/shared/coverage/standing"
import { useReasonSentence } from "../warranty/coverage-words"
import { RepairActionDrawer } from "./repair-action-drawer"
import { PAYER_COLORS } from "./repair-words"
import { useLabourName } from "./use-repair-codes"

const PAYERS: readonly HttpPayer[] = ["warranty", "goodwill", "customer", "undecided"]

/** Labour and parts, each with who pays it and why; below, the sums and the quote. */
export function RepairLinesSection({ order }: { readonly order: HttpRepairOrder }) {
  const { t } = useTexts()
  const money = useMoney(order.currency_code)
  const [isAdding, setAdding] = useState(false)
  const shown = PAYERS.filter((payer) => (order.totals[payer] ?? 0) > 0)
  return (
    <Section title={t("repair.lines")} actions={order.available_actions.includes("add_line") ? <Button size="small" variant="secondary" onClick={() => setAdding(true)}>{t("repair.action.add_line")}</Button> : undefined}>
      {order.lines.length === 0 && <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("repair.noLines")}</Text>}
      {order.lines.map((line) => <LineRow key={line.id} order={order} line={line} money={money} />)}
      {shown.length > 0 && (
        <dl className="flex flex-col gap-y-1 px-6 py-4">
          {shown.map((payer) => <div key={payer} className="txt-compact-small flex justify-between gap-x-3"><dt className="text-ui-fg-subtle">{t(`repair.payers.${payer}`)}</dt><dd className="tabular-nums">{money(order.totals[payer] ?? 0)}</dd></div>)}
        </dl>
      )}
      {order.quote !== null && (
        <div className="flex items-center justify-between gap-x-3 px-6 py-4">
          <Text size="small">{t("repair.quote", { number: order.quote.number })} · {t(`repair.quoteStatus.${order.quote.status}`)}{order.quote.is_expired ? ` · ${t("repair.quoteExpired")}` : ""}</Text>
          <Text size="small" weight="plus" className="tabular-nums">{money(order.quote.amount)}</Text>
        </div>
      )}
      {isAdding && <RepairActionDrawer order={order} action="add_line" onClose={() => setAdding(false)} />}
    </Section>
  )
}

function useMoney(currency: string | null): (amount: number) => string {
  const { locale } = useTexts()
  return (amount) => (currency === null ? String(amount) : new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase() }).format(amount))
}

function LineRow({ order, line, money }: { readonly order: HttpRepairOrder; readonly line: HttpRepairLine; readonly money: (amount: number) => string }) {
  const { t, word } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const serial = useSerialNumbers([line.unit_id]).get(line.unit_id ?? "")
  const item = useItemNames([line.inventory_item_id]).get(line.inventory_item_id ?? "")
  const { write, isPending } = useWrite<object, unknown>(`/admin/repair-orders/${order.id}/remove_line`)
  const name = useLabourName()(line) ?? item?.title ?? t(`repair.kind.${line.kind}`)
  const remove = async (): Promise<void> => {
    if (!(await prompt({ title: t("repair.action.remove_line"), description: t("repair.removeConsequence", { name }), confirmText: t("repair.action.remove_line"), cancelText: t("general.cancel") }))) return
    try {
      await write({ line_id: line.id, expected_version: order.version })
      toast.success(t("repair.done"))
    } catch (error) {
      toastProblem(error)
    }
  }
  const facts = [t(`repair.kind.${line.kind}`), line.minutes === null ? null : t("repair.minutesOf", { count: line.minutes }), line.quantity > 1 ? `× ${line.quantity}` : null, line.part_state === null ? null : word("repair.partState", line.part_state)].filter((fact) => fact !== null)
  const why = useLineReason(line)
  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-4">
      <div className="min-w-0">
        <Text size="small" leading="compact" weight="plus" className="break-words">{name}</Text>
        <Text size="small" className="text-ui-fg-subtle">{facts.join(" · ")}{line.unit_id !== null && <> · <TextLink mono to={`/aftercare/units/${line.unit_id}`}>{serial}</TextLink></>}</Text>
        {why !== null && <Text size="xsmall" className="text-ui-fg-subtle text-pretty">{why}</Text>}
      </div>
      <span className="flex shrink-0 items-center gap-x-2">
        <Badge size="2xsmall" color={PAYER_COLORS[line.coverage.payer]}>{t(`repair.payers.${line.coverage.payer}`)}{line.coverage.percent > 0 && line.coverage.percent < 100 ? ` ${line.coverage.percent} %` : ""}</Badge>
        <Text size="small" leading="compact" className="tabular-nums">{line.amount === null ? "–" : money(line.amount)}</Text>
        {order.available_actions.includes("remove_line") && <IconButton size="small" variant="transparent" disabled={isPending} aria-label={t("receive.remove", { serial: name })} onClick={() => void remove()}><XMarkMini /></IconButton>}
      </span>
    </div>
  )
}

/** The step of the judgement on which it rests who pays; the others are on the unit's page. */
function useLineReason({ coverage: { payer, reasons } }: HttpRepairLine): string | null {
  const { word } = useTexts()
  const sentence = useReasonSentence()
  const why = payingReason({ payer, reasons: reasonsOf({ reasons }) })
  if (why === null) return null
  return why.rule !== BY_HAND ? sentence(why) : typeof why.fact === "string" ? word("reason", why.fact) : null
}
