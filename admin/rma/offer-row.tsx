import { Button, StatusBadge, Text } from "@medusajs/ui"
import type { HttpRmaLine, HttpRmaOffer } from "../../src/types/http"
import type { Color } from "../common/status-colors"
import { Photo } from "../common/photo"
import { useDates } from "../common/use-dates"
import { useMoney } from "../common/use-money"
import { useTexts } from "../common/use-texts"

const COLORS: Readonly<Record<HttpRmaOffer["status"], Color>> = { offered: "orange", accepted: "green", declined: "red", expired: "grey", withdrawn: "grey" }

/** What was offered last in the unit's place, and what the customer said to it. */
export function OfferRow({ line, onWithdraw }: { readonly line: HttpRmaLine; readonly onWithdraw: () => void }) {
  const { t, word } = useTexts()
  const { time } = useDates()
  const money = useMoney()
  const { offer } = line
  if (offer === null) return null
  const facts = [
    offer.status === "offered" ? t("rma.offer.openUntil", { time: time(offer.expires_at) }) : offer.ended_at === null ? null : t("rma.offer.endedAt", { time: time(offer.ended_at) }),
    offer.credit_amount === null || offer.currency_code === null ? null : t("rma.offer.withCredit", { amount: money(offer.credit_amount, offer.currency_code) }),
  ].filter((fact) => fact !== null)
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-1 items-center gap-x-3">
          <Photo src={offer.thumbnail} />
          <div className="min-w-0">
            <Text size="small" leading="compact" weight="plus" className="break-words">{t("rma.offer.title", { title: offer.title })}</Text>
            <Text size="small" className="text-ui-fg-subtle">{facts.join(" · ")}</Text>
          </div>
        </div>
        <div className="flex shrink-0 items-center gap-x-3">
          <StatusBadge color={COLORS[offer.status]} className="whitespace-nowrap">{word("rma.offer.status", offer.status)}</StatusBadge>
          {line.available_actions.includes("withdraw_offer") && <Button size="small" variant="secondary" onClick={onWithdraw}>{t("rma.offer.withdraw")}</Button>}
        </div>
      </div>
      {offer.answer !== null && <Text size="small" className="border-ui-border-strong text-ui-fg-subtle whitespace-pre-line break-words border-l-2 pl-3">{offer.answer}</Text>}
      {offer.status === "accepted" && line.resolution === null && <Text size="small" className="text-ui-fg-subtle">{t("rma.offer.next")}</Text>}
    </div>
  )
}
