import { Button, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import { LINES_MAX, numberInRange, numbersOfRange } from "./receive-lines"

const WIDTH_MAX = 32

export function RangeTab({ onAdd }: { readonly onAdd: (serials: readonly string[]) => number }) {
  const { t } = useTexts()
  const [typed, setTyped] = useState({ prefix: "", start: "1", count: "10", width: "6" })
  const number = (text: string, max: number): number => Math.min(max, Math.max(0, Math.trunc(Number(text)) || 0))
  const range = { prefix: typed.prefix, start: number(typed.start, Number.MAX_SAFE_INTEGER - LINES_MAX), count: number(typed.count, LINES_MAX), width: number(typed.width, WIDTH_MAX) }
  const field = (name: keyof typeof typed, label: string, numeric: boolean) => (
    <Field label={label}>{(ids) => <Input {...ids} size="small" inputMode={numeric ? "numeric" : "text"} value={typed[name]} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} autoComplete="off" />}</Field>
  )
  return (
    <div className="flex flex-col items-start gap-y-3">
      <div className="grid w-full grid-cols-2 gap-4 md:grid-cols-4">
        {field("prefix", t("receive.prefix"), false)}{field("start", t("receive.start"), true)}{field("count", t("receive.count"), true)}{field("width", t("receive.width"), true)}
      </div>
      {range.count > 0 && <Text size="small" className="text-ui-fg-subtle break-all">{t("receive.rangePreview", { first: numberInRange(range, 0), last: numberInRange(range, range.count - 1) })}</Text>}
      <Button type="button" size="small" variant="secondary" disabled={range.count === 0} onClick={() => onAdd(numbersOfRange(range))}>{t("receive.add", { count: range.count })}</Button>
    </div>
  )
}
