import { Text, toast } from "@medusajs/ui"
import { type ChangeEvent, useId, useState } from "react"
import type { HttpRma, HttpRmaAnswer } from "../../src/types/http"
import { useWrite } from "../common/api/use-write"
import { FileTiles } from "../common/file-tiles"
import { Section } from "../common/section"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import { ACCEPTED_FILES, useUpload } from "../common/use-upload"

/** Photos and papers of a return. */
export function RmaAttachmentsSection({ rma }: { readonly rma: HttpRma }) {
  const { t } = useTexts()
  const id = useId()
  const { toastProblem } = useProblemWords()
  const upload = useUpload()
  const attach = useWrite<object, HttpRmaAnswer>(`/admin/rmas/${rma.id}/notes`)
  const [isPending, setPending] = useState(false)
  const onFiles = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ""
    setPending(true)
    const ids: string[] = []
    await upload(files, ({ id: sentId }) => ids.push(sentId))
    try {
      if (ids.length === 0) return
      await attach.write({ attachment_ids: ids })
      toast.success(t("rma.filesAdded", { count: ids.length }))
    } catch (error) {
      toastProblem(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Section
      title={t("rma.files")}
      actions={(
        <>
          <label htmlFor={id} className="txt-compact-small-plus shadow-buttons-neutral bg-ui-button-neutral hover:bg-ui-button-neutral-hover has-[+:focus-visible]:shadow-buttons-neutral-focus cursor-pointer rounded-md px-2 py-1">{isPending ? t("general.loading") : t("rma.addFiles")}</label>
          <input id={id} type="file" multiple accept={ACCEPTED_FILES} disabled={isPending} className="sr-only" onChange={(event) => void onFiles(event)} />
        </>
      )}
    >
      {rma.attachments.length === 0 ? <Text size="small" className="text-ui-fg-subtle px-6 py-4">{t("rma.noFiles")}</Text> : <div className="px-6 py-4"><FileTiles files={rma.attachments} /></div>}
    </Section>
  )
}
