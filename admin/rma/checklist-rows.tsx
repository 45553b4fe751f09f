import { Plus, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Input } from "@medusajs/ui"
import { Choice } from "../common/choice"
import { useTexts } from "../common/use-texts"

/** A point that was looked at, and what was found. Former findings may be words or numbers; they stay as they are. */
export interface ChecklistRow {
  readonly point: string
  readonly found: string | number | boolean | null
}

const NAME_LENGTH_MAX = 255

export const rowsOf = (checklist: Readonly<Record<string, unknown>>): readonly ChecklistRow[] =>
  Object.entries(checklist).map(([point, found]) => ({ point, found: typeof found === "string" || typeof found === "number" || typeof found === "boolean" ? found : null }))

export const checklistOf = (rows: readonly ChecklistRow[]): Record<string, ChecklistRow["found"]> => Object.fromEntries(rows.filter(({ point }) => point.trim() !== "").map(({ point, found }) => [point.trim(), found]))

/** What an inspection looked at, point by point: each is in order or not. */
export function ChecklistRows({ value, onChange }: { readonly value: readonly ChecklistRow[]; readonly onChange: (rows: readonly ChecklistRow[]) => void }) {
  const { t } = useTexts()
  const change = (index: number, part: Partial<ChecklistRow>): void => onChange(value.map((row, place) => (place === index ? { ...row, ...part } : row)))
  return (
    <div role="group" aria-label={t("rma.checklist")} className="flex flex-col gap-y-2">
      <div className="flex items-baseline gap-x-1"><span className="txt-compact-small-plus">{t("rma.checklist")}</span><span className="txt-compact-small text-ui-fg-subtle">({t("general.optional")})</span></div>
      {value.map(({ point, found }, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,_1fr)_132px_28px] items-center gap-x-2">
          <Input size="small" maxLength={NAME_LENGTH_MAX} aria-label={t("rma.checkPoint", { number: index + 1 })} value={point} onChange={(event) => change(index, { point: event.target.value })} placeholder={t("rma.checkPointExample")} autoComplete="off" />
          {typeof found === "boolean" ? (
            <Choice id={`check-${index}`} small label={t("rma.checkFound", { number: index + 1 })} value={found ? "yes" : "no"} onChange={(next) => change(index, { found: next === "yes" })} placeholder="" options={[{ value: "yes", label: t("rma.inOrder") }, { value: "no", label: t("rma.notInOrder") }]} />
          ) : <Input size="small" aria-label={t("rma.checkFound", { number: index + 1 })} value={String(found ?? "")} onChange={(event) => change(index, { found: event.target.value })} autoComplete="off" />}
          <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: point })} onClick={() => onChange(value.filter((_, place) => place !== index))}><XMarkMini /></IconButton>
        </div>
      ))}
      <div><Button type="button" size="small" variant="secondary" onClick={() => onChange([...value, { point: "", found: true }])}><Plus /> {t("rma.addCheck")}</Button></div>
    </div>
  )
}
