import { Plus, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input } from "@medusajs/ui"
import type { HttpUnit } from "../../src/types/http"
import { useTexts } from "../common/use-texts"

export type Identifier = HttpUnit["identifiers"][number]

const IDENTIFIERS_MAX = 20
const KINDS = ["imei", "mac", "udi", "epc"]

export const isTold = ({ kind, value }: Identifier): boolean => kind.trim() !== "" && value.trim() !== ""
/** A row is whole or empty: half of one says nothing. */
export const isWhole = ({ kind, value }: Identifier): boolean => (kind.trim() === "") === (value.trim() === "")

/** The second numbers of a unit: of which kind, and which. */
export function IdentifierRows({ value, onChange }: { readonly value: readonly Identifier[]; readonly onChange: (value: readonly Identifier[]) => void }) {
  const { t } = useTexts()
  const change = (index: number, part: Partial<Identifier>): void => onChange(value.map((row, place) => (place === index ? { ...row, ...part } : row)))
  return (
    <div role="group" aria-label={t("history.field.identifiers")} className="flex flex-col gap-y-2">
      <span className="txt-compact-small-plus">{t("correct.right")}</span>
      {value.map(({ kind, value: number }, index) => (
        <div key={index} className="grid grid-cols-[96px_minmax(0,_1fr)_28px] items-center gap-x-2">
          <Input size="small" aria-label={t("correct.identifierKind", { number: index + 1 })} list="aftercare-identifier-kinds" value={kind} onChange={(event) => change(index, { kind: event.target.value.trim().toLowerCase() })} placeholder="imei" autoComplete="off" />
          <Input size="small" aria-label={t("correct.identifierValue", { number: index + 1 })} className="font-mono" value={number} onChange={(event) => change(index, { value: event.target.value })} onKeyDown={(event) => { if (event.key === "Enter") event.preventDefault() }} placeholder={t("scan.placeholder")} autoComplete="off" />
          <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: number })} onClick={() => onChange(value.filter((_, place) => place !== index))}><XMarkMini /></IconButton>
        </div>
      ))}
      <datalist id="aftercare-identifier-kinds">{KINDS.map((kind) => <option key={kind} value={kind} />)}</datalist>
      {value.length < IDENTIFIERS_MAX && <div><Button type="button" size="small" variant="secondary" onClick={() => onChange([...value, { kind: "", value: "" }])}><Plus /> {t("correct.addIdentifier")}</Button></div>}
    </div>
  )
}
