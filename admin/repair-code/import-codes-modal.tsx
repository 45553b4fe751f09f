import { Alert, StatusBadge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { RequestProblem } from "../common/api/backend"
import { FileButton } from "../common/file-button"
import type { Color } from "../common/status-colors"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { WorkModal } from "../common/work-modal"
import { type FileRow, keyOf, type RowVerdict, rowsOf, verdictOf } from "./code-file"
import { useAllCodes } from "./use-all-codes"
import { formOf, useImportCodes } from "./use-save-codes"

const SHOWN_MAX = 200
const COLORS: Readonly<Record<RowVerdict | "refused", Color>> = { new: "green", changed: "blue", same: "grey", refused: "red" }

interface ChosenFile {
  readonly name: string
  readonly text: string
}

/** A list of codes from a file: what each line would do, and where the server refuses it, why. All lines or none. */
export function ImportCodesModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf } = useProblemWords()
  const { write, isPending, error, reset } = useImportCodes()
  const { data: known = [] } = useAllCodes()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const rows = file === null ? [] : rowsOf(file.text)
  const issues = issuesOf(error, wordsOf)
  const onFile = async (chosen: File): Promise<void> => {
    reset()
    setFile({ name: chosen.name, text: await chosen.text() })
  }
  const onSubmit = async (): Promise<void> => {
    if (file === null) return
    try {
      const { imported_count: count } = await write(formOf(file.text))
      toast.success(t("repairCode.imported", { count }))
      onClose()
    } catch {
      // Each line shows what is wrong with it.
    }
  }
  const byKey = new Map(known.map((code) => [keyOf(code), code]))
  const outside = [...issues].filter(([line]) => !rows.some((row) => row.line === line))
  // Refused lines first: they are what somebody must do something about.
  const shown = [...rows.filter(({ line }) => issues.has(line)), ...rows.filter(({ line }) => !issues.has(line))].slice(0, SHOWN_MAX)
  return (
    <WorkModal title={t("repairCode.import")} hint={t("repairCode.importHint")} submit={t("repairCode.importSubmit", { count: rows.length })} isPending={isPending} canSubmit={rows.length > 0 && error === null} onSubmit={onSubmit} onClose={onClose}>
      <div className="flex flex-col items-start gap-y-3">
        <code className="bg-ui-bg-subtle txt-compact-xsmall text-ui-fg-subtle w-full overflow-x-auto rounded-md px-3 py-2">kind,code,label,active</code>
        <div className="flex flex-wrap items-center gap-2">
          <FileButton label={t("receive.chooseFile")} accept=".csv,text/csv" onFile={(chosen) => void onFile(chosen)} />
          {file !== null && <Text size="small" className="break-all">{file.name}</Text>}
        </div>
      </div>
      {file !== null && rows.length === 0 && error === null && <Alert variant="warning">{t("repairCode.emptyFile")}</Alert>}
      {error !== null && <Alert variant="error" role="alert">{issues.size === 0 ? wordsOf(error) : t("repairCode.refused", { count: issues.size })}{outside.map(([line, message]) => <span key={line} className="block">{t("import.lineLabel", { line })}: {message}</span>)}</Alert>}
      {rows.length > 0 && (
        <ul aria-label={t("import.lines")} className="border-ui-border-base divide-ui-border-base divide-y rounded-lg border">
          {shown.map((row) => <Row key={row.line} row={row} verdict={verdictOf(row, byKey)} issue={issues.get(row.line) ?? null} />)}
        </ul>
      )}
      {rows.length > SHOWN_MAX && <Text size="small" className="text-ui-fg-subtle">{t("repairCode.moreLines", { count: rows.length - SHOWN_MAX })}</Text>}
    </WorkModal>
  )
}

function Row({ row: { line, values }, verdict, issue }: { readonly row: FileRow; readonly verdict: RowVerdict; readonly issue: string | null }) {
  const { t, word } = useTexts()
  const shown = issue === null ? verdict : "refused"
  return (
    <li className="flex items-start justify-between gap-x-3 px-3 py-2">
      <span className="flex min-w-0 gap-x-3">
        <span className="txt-compact-xsmall text-ui-fg-subtle w-8 shrink-0 pt-0.5 text-right tabular-nums">{line}</span>
        <span className="min-w-0">
          <Text size="small" leading="compact" className="break-words">{values["label"] || "–"}</Text>
          <Text size="xsmall" className="text-ui-fg-subtle break-words">{word("repairCode.kind", values["kind"] ?? "")} · <span className="font-mono">{values["code"]}</span></Text>
          {issue !== null && <Text size="small" className="text-ui-fg-error text-pretty">{issue}</Text>}
        </span>
      </span>
      <StatusBadge color={COLORS[shown]} className="shrink-0 whitespace-nowrap">{t(`repairCode.verdict.${shown}`)}</StatusBadge>
    </li>
  )
}

interface CodeIssue {
  readonly line?: unknown
  readonly message?: unknown
  readonly details?: Readonly<Record<string, unknown>>
}

/** What is wrong with each line that is refused, in the reader's language. */
function issuesOf(error: Error | null, wordsOf: (error: Error) => string): ReadonlyMap<number, string> {
  const issues = error instanceof RequestProblem ? error.details["issues"] : undefined
  if (!(error instanceof RequestProblem) || !Array.isArray(issues)) return new Map()
  return new Map(issues.flatMap(({ line, message, details = {} }: CodeIssue) => (typeof line === "number" ? [[line, wordsOf(new RequestProblem(error.status, error.code, String(message), details))] as const] : [])))
}
