import { Button, Textarea } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import { splitPasted } from "./receive-lines"

export function PasteTab({ onAdd }: { readonly onAdd: (serials: readonly string[]) => number }) {
  const { t } = useTexts()
  const [text, setText] = useState("")
  const serials = splitPasted(text)
  return (
    <div className="flex flex-col items-start gap-y-3">
      <div className="w-full"><Field label={t("receive.pasteLabel")} hint={t("receive.pasteHint")}>{(ids) => <Textarea {...ids} rows={6} value={text} onChange={(event) => setText(event.target.value)} className="font-mono text-xs" />}</Field></div>
      <Button type="button" size="small" variant="secondary" disabled={serials.length === 0} onClick={() => { onAdd(serials); setText("") }}>{t("receive.add", { count: serials.length })}</Button>
    </div>
  )
}
