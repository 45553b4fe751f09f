import { PaperClip } from "@medusajs/icons"
import { Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { type ChangeEvent, useEffect, useId, useState } from "react"
import type { HttpAttachment, HttpRma, HttpRmaAnswer } from "../../src/types/http"
import { fetchFile } from "../common/api/backend"
import { useWrite } from "../common/api/use-write"
import { Section } from "../common/section"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"

/** Photos and papers of a return. */
export function RmaAttachmentsSection({ rma }: { readonly rma: HttpRma }) {
  const { t } = useTexts()
  const id = useId()
  const { toastProblem } = useProblemWords()
  const upload = useWrite<FormData, { readonly attachment: HttpAttachment }>("/admin/attachments")
  const attach = useWrite<object, HttpRmaAnswer>(`/admin/rmas/${rma.id}/notes`)
  const onFiles = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ""
    try {
      const ids: string[] = []
      for (const file of files) {
        const form = new FormData()
        form.set("file", file)
        ids.push((await upload.write(form)).attachment.id)
      }
      if (ids.length > 0) await attach.write({ attachment_ids: ids })
      toast.success(t("rma.filesAdded", { count: ids.length }))
    } catch (error) {
      toastProblem(error)
    }
  }
  return (
    <Section
      title={t("rma.files")}
      actions={(
        <>
          <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus cursor-pointer rounded-md px-2 py-1">{t("rma.addFiles")}</label>
          <input id={id} type="file" multiple accept="image/jpeg,image/png,image/webp,image/heic,application/pdf" className="sr-only" onChange={(event) => void onFiles(event)} />
        </>
      )}
    >
      {rma.attachments.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("rma.noFiles")}</Text> : (
        <ul className="grid grid-cols-3 gap-2 px-6 py-4">{rma.attachments.map((file) => <li key={file.id}><FileTile file={file} /></li>)}</ul>
      )}
    </Section>
  )
}

/** Files are streamed to who may see them, never handed out as addresses; so the picture is fetched with the session. */
function FileTile({ file }: { readonly file: HttpRma["attachments"][number] }) {
  const { data } = useQuery({ queryKey: ["aftercare-names", "file", file.id], queryFn: () => fetchFile(`/admin/attachments/${file.id}`), staleTime: Infinity })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (data === undefined) return
    const address = URL.createObjectURL(data)
    setUrl(address)
    return () => URL.revokeObjectURL(address)
  }, [data])
  return (
    <a href={url ?? undefined} target="_blank" rel="noreferrer" className="bg-ui-bg-component border-ui-border-base focus-visible:shadow-borders-focus flex aspect-square items-center justify-center overflow-hidden rounded-md border outline-none" title={file.filename}>
      {url !== null && file.mime_type.startsWith("image/") ? <img src={url} alt={file.filename} className="h-full w-full object-cover" /> : <span className="flex flex-col items-center gap-y-1 p-2"><PaperClip className="text-ui-fg-subtle" /><Text size="xsmall" className="break-all text-center">{file.filename}</Text></span>}
    </a>
  )
}
