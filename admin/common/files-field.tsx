import { XMarkMini } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { type ChangeEvent, useId } from "react"
import { type Files, withFile, withoutFile } from "./files"
import { useTexts } from "./use-texts"
import { ACCEPTED_FILES, useUpload } from "./use-upload"

interface FilesFieldProps {
  readonly value: Files
  /** Takes what is true by then: files arrive one after the other, and meanwhile some may be taken off. */
  readonly onChange: (change: (before: Files) => Files) => void
}

/** Photos and papers that go along with what is being written. They are sent at once, and attached with the rest; the form waits for them. */
export function FilesField({ value: { sent, isPending }, onChange }: FilesFieldProps) {
  const { t } = useTexts()
  const id = useId()
  const upload = useUpload()
  const onFiles = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ""
    onChange((before) => ({ ...before, isPending: true }))
    await upload(chosen, (file) => onChange((before) => withFile(before, file)))
    onChange((before) => ({ ...before, isPending: false }))
  }
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-baseline gap-x-1">
        <span className="txt-compact-small-plus">{t("rma.files")}</span>
        <span className="txt-compact-small text-ui-fg-subtle">({t("general.optional")})</span>
      </div>
      {sent.length > 0 && (
        <ul className="flex flex-col">
          {sent.map((file) => (
            <li key={file.id} className="flex items-center justify-between gap-x-2">
              <Text size="small" className="min-w-0 break-all">{file.filename}</Text>
              <IconButton type="button" size="small" variant="transparent" aria-label={t("receive.remove", { serial: file.filename })} onClick={() => onChange((before) => withoutFile(before, file))}><XMarkMini /></IconButton>
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
