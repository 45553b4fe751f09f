import { Input, Textarea } from "@medusajs/ui"
import { useState } from "react"
import type { HttpUnitList } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { Field } from "../common/field"
import { amountOf, MoneyField, NO_MONEY } from "../common/money-field"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useCurrencies } from "../common/use-currencies"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { useSerialPolicies } from "../serial-policy/use-serial-policies"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"
import { VariantChoice } from "./variant-choice"

/** Another product in the unit's place: the customer reads it, and says yes or no. */
export function OfferDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const currencies = useCurrencies()
  const [variantId, setVariant] = useState<string | null>(null)
  const [expiresOn, setExpiresOn] = useState("")
  const [credit, setCredit] = useState(NO_MONEY)
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "offer_replacement", t("rma.lineDone.offer"), onClose)
  const stock = useStock(variantId)
  const amount = amountOf(credit)
  const currency = credit.currency ?? currencies[0]
  return (
    <SideDrawer
      title={t("rma.line.offer_replacement")} hint={t("rma.lineHint.offer_replacement")} submit={t("rma.offer.send")} isPending={isPending} canSubmit={variantId !== null} onClose={onClose}
      onSubmit={() => run({
        variant_id: variantId, ...(expiresOn === "" ? {} : { expires_on: expiresOn }), ...(note === "" ? {} : { note }),
        ...(amount === null || currency === undefined ? {} : { credit_amount: amount, currency_code: currency }),
      })}
    >
      <VariantChoice label={t("rma.offer.what")} hint={stock === null ? t("rma.offer.whatHint") : t("rma.offer.inStock", { count: stock })} value={variantId} onChange={setVariant} optional={false} />
      <Field label={t("rma.offer.note")} hint={t("rma.offer.noteHint")} optional>{(ids) => <Textarea {...ids} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      <Field label={t("rma.offer.until")} hint={t("rma.offer.untilHint")} optional>{(ids) => <Input {...ids} size="small" type="date" value={expiresOn} onChange={(event) => setExpiresOn(event.target.value)} />}</Field>
      {rma.customer_id !== null && <MoneyField label={t("rma.offer.credit")} hint={t("rma.offer.creditHint")} optional money={credit} onChange={setCredit} />}
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}

/** How many of it lie on the shelf; null while nothing is chosen, or where its units are not counted. */
function useStock(variantId: string | null): number | null {
  const policies = useSerialPolicies()
  const isCounted = policies.some((policy) => policy.variant_id === variantId && policy.tracking === "full")
  const { data } = useRead<HttpUnitList>("/admin/units", { variant_id: variantId, status: ["in_stock"], limit: 1 }, { enabled: variantId !== null && isCounted })
  return isCounted ? data?.count ?? null : null
}
