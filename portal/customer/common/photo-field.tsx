import { useEffect, useId, useMemo, useState } from "react"
import { isGone, newIdempotencyKey, request } from "../../shared/api/request"
import type { HttpAttachment } from "../../../src/types/http"
import { useTexts } from "../use-texts"
import { Cross, Paper, Picture } from "../ui/icons"
import { Spinner } from "../ui/spinner"
import { useProblemWords } from "./problem-notice"

export interface Upload {
  readonly key: string
  readonly name: string
  /** Null: on its way, or refused. */
  readonly attachmentId: string | null
  readonly problem: unknown
}

export interface Uploads {
  readonly uploads: readonly Upload[]
  readonly attachmentIds: readonly string[]
  /** What outlives a reload: also what is still being looked for. */
  readonly kept: readonly KeptUpload[]
  readonly isUploading: boolean
  readonly add: (files: readonly File[]) => void
  readonly remove: (key: string) => void
  readonly clear: () => void
}

/** One that went up before the page was loaded anew: its bytes are with the shop already. */
export interface KeptUpload {
  readonly key: string
  readonly name: string
  readonly attachmentId: string
}

const FILES_MAX = 10

/** Files go up as soon as they are chosen; sending the form only names them. */
export function useUploads(kept: readonly KeptUpload[] = []): Uploads {
  const [keptAtFirst] = useState(kept)
  const [uploads, setUploads] = useState<readonly Upload[]>(() => keptAtFirst.map(({ key, name }) => ({ key, name, attachmentId: null, problem: null })))
  const settle = (key: string, end: Pick<Upload, "attachmentId" | "problem">): void => setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...end } : upload)))
  const start = async (file: File, key: string): Promise<void> => {
    const form = new FormData()
    form.set("file", file)
    try {
      const { attachment } = await request<{ attachment: HttpAttachment }>("POST", "/store/attachments", { body: form, idempotencyKey: key })
      settle(key, { attachmentId: attachment.id, problem: null })
    } catch (problem) {
      settle(key, { attachmentId: null, problem })
    }
  }
  useEffect(() => {
    // What the shop has thrown away meanwhile, or holds for another session, is not shown as if it were there.
    const look = async ({ key, attachmentId }: KeptUpload): Promise<void> => {
      if (await isGone(`/store/attachments/${encodeURIComponent(attachmentId)}`)) setUploads((all) => all.filter((upload) => upload.key !== key))
      else settle(key, { attachmentId, problem: null })
    }
    for (const upload of keptAtFirst) void look(upload)
  }, [keptAtFirst])
  const toKeep = useMemo(() => uploads.flatMap(({ key, name, attachmentId }) => {
    const id = attachmentId ?? keptAtFirst.find((upload) => upload.key === key)?.attachmentId
    return id === undefined ? [] : [{ key, name, attachmentId: id }]
  }), [uploads, keptAtFirst])
  return {
    uploads,
    attachmentIds: uploads.flatMap(({ attachmentId }) => attachmentId ?? []),
    kept: toKeep,
    isUploading: uploads.some(({ attachmentId, problem }) => attachmentId === null && problem === null),
    add: (files) => {
      const fresh = files.slice(0, FILES_MAX - uploads.length).map((file) => ({ file, key: newIdempotencyKey() }))
      setUploads((all) => [...all, ...fresh.map(({ file, key }) => ({ key, name: file.name, attachmentId: null, problem: null }))])
      for (const { file, key } of fresh) void start(file, key)
    },
    remove: (key) => setUploads((all) => all.filter((upload) => upload.key !== key)),
    clear: () => setUploads([]),
  }
}

interface PhotoFieldProps {
  readonly label: string
  readonly hint: string
  readonly uploads: Uploads
  readonly isOptional?: boolean
}

/** Photos or a PDF: taken with the camera or chosen, shown with what became of them. */
export function PhotoField({ label, hint, uploads: { uploads, add, remove }, isOptional = true }: PhotoFieldProps) {
  const { t } = useTexts()
  const words = useProblemWords()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <p id={id} className="text-ui-fg-base text-sm font-medium">{label}{isOptional && <span className="text-ui-fg-subtle font-normal"> ({t("common.optional")})</span>}</p>
      <label className="border-ui-border-strong bg-ui-bg-field has-[:focus-visible]:outline-brand hover:bg-ui-bg-base-hover flex min-h-24 cursor-pointer flex-col items-center justify-center gap-y-1 rounded-xl border border-dashed px-4 py-4 text-center has-[:focus-visible]:outline has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2">
        <Picture className="text-ui-fg-subtle" />
        <span className="text-ui-fg-base text-sm font-medium">{t("files.add")}</span>
        <span className="text-ui-fg-subtle text-pretty text-sm">{hint}</span>
        <input
          type="file" multiple accept="image/jpeg,image/png,image/webp,image/heic,application/pdf" aria-labelledby={id} className="sr-only"
          onChange={({ target }) => {
            add([...(target.files ?? [])])
            target.value = ""
          }}
        />
      </label>
      {uploads.length > 0 && (
        <ul className="flex flex-col gap-y-2" aria-live="polite">
          {uploads.map(({ key, name, attachmentId, problem }) => (
            <li key={key} className={`flex min-h-12 items-center gap-x-3 rounded-xl border px-3 py-2 ${problem === null ? "border-ui-border-base" : "border-ui-border-error"}`}>
              {attachmentId === null && problem === null ? <Spinner /> : <Paper className="text-ui-fg-subtle shrink-0" />}
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="text-ui-fg-base truncate text-sm">{name}</span>
                <span className={`text-sm ${problem === null ? "text-ui-fg-subtle" : "text-ui-fg-error"}`}>{problem !== null ? words(problem) : attachmentId === null ? t("files.uploading") : t("files.ready")}</span>
              </span>
              <button type="button" aria-label={t("files.remove", { name })} onClick={() => remove(key)} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:outline-brand flex size-10 shrink-0 items-center justify-center rounded-lg focus-visible:outline focus-visible:outline-2"><Cross /></button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
