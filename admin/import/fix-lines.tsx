import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { type ChangeEvent, useId, useState } from "react"
import { useNavigate } from "react-router-dom"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { RequestProblem } from "../common/api/backend"
import type { ImportAnswer } from "./import"
import { headerOf, isLineFile, lineOfFile, rememberedFile, rememberFile } from "./remembered-files"

const MENDED_AT_ONCE_MAX = 200

/** The refused lines as they stand in the file, to be put right and taken in again: only they, as a file of their own. */
export function FixLines({ importId, rejectedCount }: { readonly importId: string; readonly rejectedCount: number }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const id = useId()
  const { wordsOf, toastProblem } = useProblemWords()
  const { data } = useRead<ImportAnswer>(`/admin/imports/${importId}`, { status: "rejected", limit: MENDED_AT_ONCE_MAX }, { enabled: rejectedCount > 0 })
  const [text, setText] = useState<string | null>(() => rememberedFile(importId))
  const [mended, setMended] = useState<Readonly<Record<number, string>>>({})
  const { write, isPending } = useWrite<FormData, { readonly import: { readonly id: string } }>("/admin/units/import")
  if (rejectedCount === 0 || data === undefined) return null
  const onFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => setText((await event.target.files?.[0]?.text()) ?? null)
  const lines = text === null ? [] : data.lines.flatMap((line) => {
    const row = lineOfFile(text, line)
    return row === null ? [] : [{ ...line, row }]
  })
  const onSubmit = async (): Promise<void> => {
    if (text === null) return
    const rows = lines.map(({ line, row }) => mended[line] ?? row)
    const content = `${[...(isLineFile(text) ? [] : [headerOf(text)]), ...rows].join("\n")}\n`
    const form = new FormData()
    form.set("file", new File([content], `${t("import.mendedPrefix")} ${data.import.file_name}`, { type: "text/csv" }))
    try {
      const { import: created } = await write(form)
      rememberFile(created.id, content)
      navigate(`/aftercare/imports/${created.id}`)
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-1 px-6 py-4">
        <Heading level="h2">{t("import.mend")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">{lines.length === 0 ? t("import.mendChoose") : t("import.mendHint")}</Text>
      </div>
      {lines.length === 0 ? (
        <div className="px-6 py-4">
          <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover inline-block cursor-pointer rounded-md px-2 py-1">{t("receive.chooseFile")}</label>
          <input id={id} type="file" accept=".csv,.ndjson,text/csv" className="sr-only" onChange={(event) => void onFile(event)} />
        </div>
      ) : (
        <>
          <ul className="flex flex-col gap-y-4 px-6 py-4">
            {text !== null && !isLineFile(text) && <li className="txt-compact-xsmall text-ui-fg-subtle break-all font-mono">{headerOf(text)}</li>}
            {lines.map(({ line, row, code, message, details }) => (
              <li key={line} className="flex flex-col gap-y-1">
                <Input size="small" aria-label={t("import.lineLabel", { line })} value={mended[line] ?? row} onChange={(event) => setMended({ ...mended, [line]: event.target.value })} className="font-mono text-xs" />
                <Text size="xsmall" className="text-ui-fg-error">{t("import.lineLabel", { line })}: {wordsOf(new RequestProblem(409, code ?? "", message ?? "", details ?? {}))}</Text>
              </li>
            ))}
          </ul>
          <div className="flex justify-end px-6 py-4"><Button size="small" isLoading={isPending} onClick={() => void onSubmit()}>{t("import.mendSubmit", { count: lines.length })}</Button></div>
        </>
      )}
    </Container>
  )
}
