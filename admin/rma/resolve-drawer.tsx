import { Input, Label, Switch, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { Field } from "../common/field"
import { NoteField } from "../common/note-field"
import { RadioChoice } from "../common/radio-choice"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { LineDrawerProps } from "./line-drawer"
import { useLineCommand } from "./use-line-command"
import { VariantChoice } from "./variant-choice"

const TAKES_AMOUNT: ReadonlySet<string> = new Set(["refund", "keep_it_refund", "store_credit"])
const TAKES_VARIANT: ReadonlySet<string> = new Set(["replacement", "exchange"])

/** What the customer gets: only what is possible now is offered, and nothing is ever paid twice. */
export function ResolveDrawer({ rma, line, onClose }: LineDrawerProps) {
  const { t, word } = useTexts()
  const id = useId()
  const { wordsOf, rejectedOf } = useProblemWords()
  const wish = line.available_resolutions.includes(line.requested_resolution) ? line.requested_resolution : null
  const [resolution, setResolution] = useState<string | null>(wish)
  const [amount, setAmount] = useState("")
  const [variantId, setVariant] = useState<string | null>(null)
  const [advance, setAdvance] = useState(false)
  const [note, setNote] = useState("")
  const { run, isPending, error } = useLineCommand(rma, line, "resolve", t("rma.lineDone.resolve"), onClose)
  const isBack = line.reception === "received"
  const needsVariant = resolution === "exchange"
  const promised = resolution === "replacement" && line.offer?.status === "accepted" ? line.offer.title : null
  return (
    <SideDrawer
      title={t("rma.do.resolve")} hint={t("rma.resolveHint")} submit={t("rma.do.resolve")} isPending={isPending} canSubmit={resolution !== null && (!needsVariant || variantId !== null)} onClose={onClose}
      onSubmit={() => run({
        resolution, ...(resolution !== null && TAKES_AMOUNT.has(resolution) && amount !== "" ? { amount: Number(amount.replace(",", ".")) } : {}),
        ...(resolution !== null && TAKES_VARIANT.has(resolution) && variantId !== null ? { variant_id: variantId } : {}), ...(resolution === "replacement" && advance ? { advance } : {}), ...(note === "" ? {} : { note }),
      })}
    >
      <RadioChoice label={t("rma.step.resolution")} value={resolution} onChange={setResolution} options={line.available_resolutions.map((value) => ({ value, label: `${word("rma.resolution", value)}${value === line.requested_resolution ? ` · ${t("rma.asWished")}` : ""}`, hint: word("rma.resolutionHint", value) }))} />
      {resolution !== null && TAKES_AMOUNT.has(resolution) && (
        <Field label={t("rma.amount")} hint={t("rma.amountHint")} optional>{(ids) => <Input {...ids} size="small" inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value.replace(/[^\d.,]/g, ""))} />}</Field>
      )}
      {resolution !== null && TAKES_VARIANT.has(resolution) && <VariantChoice value={variantId} onChange={setVariant} optional={!needsVariant} {...(promised === null ? {} : { hint: t("rma.offer.promised", { title: promised }) })} />}
      {resolution === "replacement" && !isBack && (
        <div className="flex items-start gap-x-3">
          <Switch id={id} checked={advance} onCheckedChange={setAdvance} />
          <div><Label htmlFor={id} size="small" weight="plus">{t("rma.advance")}</Label><Text size="small" className="text-ui-fg-subtle">{t("rma.advanceHint")}</Text></div>
        </div>
      )}
      <NoteField value={note} onChange={setNote} />
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
