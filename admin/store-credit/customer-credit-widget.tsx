import type { AdminCustomer } from "@medusajs/framework/types"
import { Button, Copy, Text } from "@medusajs/ui"
import { useState } from "react"
import type { HttpStoreCreditAnswer, HttpStoreCreditEntry } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Instant } from "../common/instant"
import { LoadingRows } from "../common/loading"
import { ProblemNotice } from "../common/problem-notice"
import { Section } from "../common/section"
import { TextLink } from "../common/text-link"
import { useMoney } from "../common/use-money"
import { useOrderNames } from "../common/use-names"
import { useTexts } from "../common/use-texts"
import { AdjustCreditDrawer } from "./adjust-credit-drawer"
import { RedeemCreditDrawer } from "./redeem-credit-drawer"

const SHOWN_MAX = 10

/** On a customer's page: what she has with the shop, and every entry it is the sum of. */
export function CustomerCreditWidget({ data: customer }: { readonly data: AdminCustomer }) {
  const { t } = useTexts()
  const money = useMoney()
  const [offset, setOffset] = useState(0)
  const [open, setOpen] = useState<"adjust" | "redeem" | null>(null)
  const { data, error, refetch } = useRead<HttpStoreCreditAnswer>(`/admin/customers/${customer.id}/store-credit`, { limit: SHOWN_MAX, offset }, { keepPrevious: true })
  const balances = data?.store_credit.balances ?? []
  const hasCredit = balances.some(({ balance }) => balance > 0)
  return (
    <Section
      title={t("credit.title")}
      actions={data === undefined ? undefined : (
        <span className="flex gap-2">
          {hasCredit && <Button size="small" variant="secondary" onClick={() => setOpen("redeem")}>{t("credit.redeem")}</Button>}
          <Button size="small" variant="secondary" onClick={() => setOpen("adjust")}>{t("credit.adjust")}</Button>
        </span>
      )}
    >
      {error !== null && data === undefined ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : data === undefined ? <LoadingRows /> : data.count === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("credit.none")}</Text> : (
        <>
          <dl className="flex flex-wrap gap-x-10 gap-y-3 px-6 py-4">
            {balances.map(({ currency_code, balance }) => (
              <div key={currency_code}>
                <dt className="txt-compact-small text-ui-fg-subtle">{t("credit.balance", { currency: currency_code.toUpperCase() })}</dt>
                <dd className="h1-core pt-0.5 tabular-nums">{money(balance, currency_code)}</dd>
              </div>
            ))}
          </dl>
          <Entries entries={data.entries} />
          {data.count > SHOWN_MAX && (
            <div className="text-ui-fg-subtle txt-compact-small-plus flex items-center justify-between gap-x-3 px-6 py-3">
              <span>{t("list.range", { from: offset + 1, to: offset + data.entries.length, total: data.count })}</span>
              <span className="flex gap-x-2">
                <Button size="small" variant="transparent" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - SHOWN_MAX))}>{t("list.previous")}</Button>
                <Button size="small" variant="transparent" disabled={offset + data.entries.length >= data.count} onClick={() => setOffset(offset + SHOWN_MAX)}>{t("list.next")}</Button>
              </span>
            </div>
          )}
        </>
      )}
      {open === "adjust" && <AdjustCreditDrawer customerId={customer.id} balances={balances} onClose={() => setOpen(null)} />}
      {open === "redeem" && <RedeemCreditDrawer customerId={customer.id} balances={balances} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Entries({ entries }: { readonly entries: readonly HttpStoreCreditEntry[] }) {
  const { t, word, locale } = useTexts()
  const orders = useOrderNames(entries.map(({ order_id }) => order_id))
  const signed = (amount: number, currency: string): string => new Intl.NumberFormat(locale, { style: "currency", currency, signDisplay: "always" }).format(amount)
  return (
    <ol className="divide-y" aria-label={t("credit.entries")}>
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start justify-between gap-x-4 px-6 py-3">
          <div className="min-w-0">
            <Text size="small" leading="compact" weight="plus">{t(`credit.kind.${entry.kind}`)}{entry.reason_code === null ? "" : ` · ${word("reason", entry.reason_code)}`}</Text>
            <span className="text-ui-fg-subtle txt-small flex flex-wrap items-center gap-x-1.5">
              <Instant at={entry.created_at} />
              {entry.order_id !== null && <>· <TextLink inText to={`/orders/${entry.order_id}`}>{orders.get(entry.order_id)}</TextLink></>}
              {entry.promotion_code !== null && <>· {t("credit.code")} <span className="text-ui-fg-base break-all font-mono text-xs">{entry.promotion_code}</span> <Copy content={entry.promotion_code} variant="mini" aria-label={t("credit.copyCode")} /></>}
            </span>
          </div>
          <span className={`txt-compact-small-plus whitespace-nowrap tabular-nums ${entry.amount > 0 ? "text-ui-tag-green-text" : "text-ui-fg-base"}`}>{signed(entry.amount, entry.currency_code)}</span>
        </li>
      ))}
    </ol>
  )
}
