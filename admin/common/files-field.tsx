import { XMarkMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { type ChangeEvent, useId, useState } from "react"
import type { HttpAttachment } from "../../src/types/http"
import { useProblemWords } from "./use-problem-words"
import { useTexts } from "./use-texts"
import { ACCEPTED_FILES, useUpload } from "./use-upload"

interface FilesFieldProps {
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Photos and papers that go along with what is being written. They are sent at once, and attached with the rest. */
export function FilesField({ value, onChange }: FilesFieldProps) {
  const { t } = useTexts()
  const id = useId()
  const { toastProblem } = useProblemWords()
  const { upload, isPending } = useUpload()
  const [files, setFiles] = useState<readonly HttpAttachment[]>([])
  const onFiles = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ""
    try {
      const sent = await upload(chosen)
      setFiles([...files, ...sent])
      onChange([...value, ...sent.map((file) => file.id)])
    } catch (error) {
      toastProblem(error)
    }
  }
  const remove = (file: HttpAttachment): void => {
    setFiles(files.filter((other) => other !== file))
    onChange(value.filter((other) => other !== file.id))
  }
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-baseline gap-x-1">
        <span className="txt-compact-small-plus">{t("rma.files")}</span>
        <span className="txt-compact-small text-ui-fg-subtle">({t("general.optional")})</span>
      </div>
      {files.length > 0 && (
        <ul className="flex flex-col">
          {files.map((file) => (
            <li key={file.id} className="flex items-center justify-between gap-x-2">
              <Text size="small" className="min-w-0 break-all">{file.filename}</Text>
              <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: file.filename })} onClick={() => remove(file)}><XMarkMini /></IconButton>
            </li>
          ))}
        </ul>
      )}
      <div>
        <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus inline-block cursor-pointer rounded-md px-2 py-1">{isPending ? t("general.loading") : t("rma.addFiles")}</label>
        <input id={id} type="file" multiple accept={ACCEPTED_FILES} disabled={isPending} className="sr-only" onChange={(event) => void onFiles(event)} />
      </div>
    </div>
  )
}
