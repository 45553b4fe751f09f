import type { HttpStoreRma } from "../../../src/types/http"
import { openPaper } from "../../shared/open-paper"
import { ProblemNotice } from "../common/problem-notice"
import { useSubmit } from "../common/use-submit"
import { useTexts } from "../use-texts"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { Paper } from "../ui/icons"

/** What the customer sent along, for her to look at again. */
export function ReturnFiles({ files }: { readonly files: HttpStoreRma["attachments"] }) {
  const { t } = useTexts()
  const { submit, problem } = useSubmit((_key, { id, filename }: HttpStoreRma["attachments"][number]) => openPaper(`/store/attachments/${encodeURIComponent(id)}`, filename), { isRepeatable: true })
  if (files.length === 0) return null
  return (
    <Card title={t("return.files")}>
      <ul className="flex flex-col gap-y-2">
        {files.map((file) => <li key={file.id}><Button look="plain" isWide onClick={() => void submit(file)}><Paper /><span className="min-w-0 truncate">{file.filename}</span></Button></li>)}
      </ul>
      <ProblemNotice error={problem} />
    </Card>
  )
}
