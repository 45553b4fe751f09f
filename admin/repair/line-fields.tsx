import { Input } from "@medusajs/ui"
import type { HttpRepairOrder } from "../../src/types/http"
import { Choice } from "../common/choice"
import { ChipChoice } from "../common/chip-choice"
import { Field } from "../common/field"
import { ReasonField } from "../common/reason-field"
import { useTexts } from "../common/use-texts"
import type { Facts } from "./action-facts"
import { AmountField } from "./amount-field"
import { CodeField } from "./code-field"
import { PartFields } from "./part-fields"

const KINDS = ["labour", "part_in", "part_out", "external"] as const
const PAYERS = ["warranty", "goodwill", "customer"] as const
/** What only one kind of line has. */
const OF_A_KIND = { labour_code: undefined, minutes: undefined, serial_number: undefined, inventory_item_id: undefined, quantity: undefined, owner: undefined, disposition: undefined } as const

/** Work or a part; who pays it is decided by the unit's cover unless an agent says otherwise. */
export function LineFields({ order, facts, onChange }: { readonly order: HttpRepairOrder; readonly facts: Facts; readonly onChange: (part: Facts) => void }) {
  const { t } = useTexts()
  const kind = String(facts["kind"])
  const asText = (name: keyof Facts): string => String(facts[name] ?? "")
  return (
    <>
      <ChipChoice label={t("repair.lineKind")} value={kind} onChange={(value) => onChange({ ...OF_A_KIND, kind: value })} options={KINDS.map((value) => ({ value, label: t(`repair.kind.${value}`) }))} />
      {kind === "labour" && <CodeField kind="labour" value={asText("labour_code") || null} onChange={(labour_code) => onChange({ labour_code: labour_code ?? undefined })} />}
      <Field label={t("repair.description")} optional>{(ids) => <Input {...ids} size="small" maxLength={255} value={asText("description")} onChange={(event) => onChange({ description: event.target.value })} />}</Field>
      {kind === "labour" && <Field label={t("repair.minutes")} optional>{(ids) => <Input {...ids} size="small" type="number" min={0} value={asText("minutes")} onChange={(event) => onChange({ minutes: event.target.value === "" ? undefined : Number(event.target.value) })} />}</Field>}
      {(kind === "part_in" || kind === "part_out") && <PartFields key={kind} kind={kind} facts={facts} onChange={onChange} />}
      <AmountField order={order} value={facts["amount"]} onChange={(amount) => onChange({ amount })} />
      <Field label={t("repair.payer")} hint={t("repair.payerHint")} optional>
        {({ id }) => <Choice id={id} value={(asText("payer") as (typeof PAYERS)[number]) || null} onChange={(payer) => onChange({ payer })} placeholder={t("repair.byCover")} options={PAYERS.map((value) => ({ value, label: t(`repair.payers.${value}`) }))} />}
      </Field>
      {asText("payer") !== "" && <ReasonField value={asText("reason_code")} onChange={(reason_code) => onChange({ reason_code })} suggestions={["goodwill", "not_covered", "misuse"]} />}
    </>
  )
}
