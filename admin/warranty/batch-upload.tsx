import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useNavigate } from "react-router-dom"
import { useWrite } from "../common/api/use-write"
import { ChipChoice } from "../common/chip-choice"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { BATCH_KINDS, type BatchKind, type WarrantyBatch } from "./batch"

const COLUMNS: Readonly<Record<BatchKind, string>> = { coverage_checks: "serial_number,as_of,cause,fault_code", registrations: "serial_number,customer_id,purchased_on" }

/** A whole list at once: is it covered, or: these are registered for their owners. */
export function BatchUpload() {
  const { t } = useTexts()
  const id = useId()
  const navigate = useNavigate()
  const { toastProblem } = useProblemWords()
  const [kind, setKind] = useState<BatchKind>("coverage_checks")
  const [file, setFile] = useState<File | null>(null)
  const { write, isPending } = useWrite<FormData, { readonly warranty_batch: WarrantyBatch }>(() => `/admin/warranty-batches?kind=${kind}`)
  const onSubmit = async (): Promise<void> => {
    if (file === null) return
    const form = new FormData()
    form.set("file", file)
    try {
      navigate(`/aftercare/warranty/batches/${(await write(form)).warranty_batch.id}`)
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-5">
      <div><Heading level="h2">{t("batch.title")}</Heading><Text size="small" className="text-ui-fg-subtle text-pretty">{t("batch.hint")}</Text></div>
      <ChipChoice label={t("batch.kindLabel")} value={kind} onChange={(next) => setKind(next as BatchKind)} options={BATCH_KINDS.map((value) => ({ value, label: t(`batch.kind.${value}`) }))} />
      <code className="bg-ui-bg-subtle txt-compact-xsmall text-ui-fg-subtle w-full overflow-x-auto rounded-md px-3 py-2">{COLUMNS[kind]}</code>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus cursor-pointer rounded-md px-2 py-1">{t("receive.chooseFile")}</label>
        <input id={id} type="file" accept=".csv,text/csv" className="sr-only" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        {file !== null && <Text size="small" className="min-w-0 break-all">{file.name}</Text>}
        {file !== null && <Button type="button" size="small" isLoading={isPending} onClick={() => void onSubmit()}>{t("batch.start")}</Button>}
      </div>
    </Container>
  )
}
