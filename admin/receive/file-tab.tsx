import { Button, Text, toast } from "@medusajs/ui"
import { type ChangeEvent, useId, useState } from "react"
import { useNavigate } from "react-router-dom"
import { useWrite } from "../common/api/use-write"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { rememberFile } from "../import/remembered-files"
import { splitPasted } from "./receive-lines"

const HEADER = "serial_number"

/** A list of numbers joins the lines above; a file with more columns is taken in in the background, with a verdict a line. */
export function FileTab({ onAdd }: { readonly onAdd: (serials: readonly string[]) => number }) {
  const { t } = useTexts()
  const id = useId()
  const navigate = useNavigate()
  const { toastProblem } = useProblemWords()
  const [file, setFile] = useState<File | null>(null)
  const { write, isPending } = useWrite<FormData, { readonly import: { readonly id: string } }>("/admin/units/import")
  const onFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = event.target.files?.[0] ?? null
    event.target.value = ""
    if (chosen === null) return
    const numbers = listOf(await chosen.text(), chosen.name)
    if (numbers === null) return setFile(chosen)
    toast.success(t("receive.fileAdded", { count: onAdd(numbers) }))
  }
  const importFile = async (): Promise<void> => {
    if (file === null) return
    const form = new FormData()
    form.set("file", file)
    try {
      const { import: created } = await write(form)
      rememberFile(created.id, await file.text())
      navigate(`/aftercare/imports/${created.id}`)
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <div className="flex flex-col items-start gap-y-3">
      <Text size="small" className="text-ui-fg-subtle text-pretty">{t("receive.fileHint")}</Text>
      <code className="bg-ui-bg-subtle txt-compact-xsmall text-ui-fg-subtle w-full overflow-x-auto rounded-md px-3 py-2">serial_number,sku,location,lot_number,expires_on,status,sold_on,owner_email</code>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus cursor-pointer rounded-md px-2 py-1">{t("receive.chooseFile")}</label>
        <input id={id} type="file" accept=".csv,.ndjson,.txt,text/csv" className="sr-only" onChange={(event) => void onFile(event)} />
        {file !== null && <Text size="small">{file.name}</Text>}
        {file !== null && <Button type="button" size="small" isLoading={isPending} onClick={() => void importFile()}>{t("receive.importFile")}</Button>}
      </div>
    </div>
  )
}

/** The numbers of a file that has nothing but numbers; null where it says more. */
function listOf(text: string, name: string): string[] | null {
  if (name.endsWith(".ndjson")) return null
  const rows = text.split(/\r?\n/).map((row) => row.trim()).filter((row) => row !== "")
  if (rows.some((row) => /[,;\t]/.test(row))) return null
  return rows.filter((row) => row.toLowerCase() !== HEADER).flatMap((row) => splitPasted(row.replace(/^"|"$/g, "")))
}
