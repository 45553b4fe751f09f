import type { HttpStoreRepairOrder } from "../../../src/types/http"
import { useFormats } from "../../shared/format/use-formats"
import { usePayerWords } from "./payer-words"
import { useTexts } from "../use-texts"
import { Card, Facts } from "../ui/card"
import { Badge } from "../ui/notice"

/** What was done, who pays it, and how it was tested. */
export function RepairWork({ repair }: { readonly repair: HttpStoreRepairOrder }) {
  const { t, word } = useTexts()
  const { money, number } = useFormats()
  const price = (amount: number): string => (repair.currency_code === null ? number(amount) : money(amount, repair.currency_code))
  const whyOf = usePayerWords()
  const { totals } = repair
  const shares = ([["warranty", totals.warranty], ["goodwill", totals.goodwill], ["customer", totals.customer], ["undecided", totals.undecided]] as const).filter(([, amount]) => amount > 0)
  return (
    <>
      {repair.lines.length > 0 && (
        <Card title={t("repair.work")}>
          <ul className="divide-ui-border-base flex flex-col divide-y">
            {repair.lines.map((line) => (
              <li key={line.id} className="flex flex-col gap-y-1 py-3 first:pt-0 last:pb-0">
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <span className="text-ui-fg-base min-w-0 break-words text-sm font-medium">{line.description ?? word("repair.line", line.kind)}{line.quantity > 1 ? ` × ${line.quantity}` : ""}</span>
                  <span className="flex flex-wrap items-center gap-2 text-sm font-medium">{line.amount !== null && <span className="text-ui-fg-base tabular-nums">{price(line.amount)}</span>}<Badge tone={line.coverage.payer === "customer" ? "neutral" : line.coverage.payer === "undecided" ? "attention" : "good"}>{t(`repair.payer.${line.coverage.payer}`)}</Badge></span>
                </div>
                <p className="text-ui-fg-subtle text-pretty text-sm">{whyOf(line.coverage)}</p>
              </li>
            ))}
          </ul>
          {shares.length > 0 && <div className="border-ui-border-base border-t pt-3"><Facts facts={shares.map(([payer, amount]) => [t(`repair.total.${payer}`), price(amount)] as const)} /></div>}
        </Card>
      )}
      {repair.tests.length > 0 && (
        <Card title={t("repair.tests")}>
          <Facts facts={repair.tests.map(({ name, value, unit, passed }) => [name, <span key={name} className="flex items-center gap-2">{value !== null && `${number(value)} ${unit ?? ""}`}<Badge tone={passed ? "good" : "attention"}>{t(passed ? "repair.passed" : "repair.failed")}</Badge></span>] as const)} />
        </Card>
      )}
    </>
  )
}
