import { Camera, Spinner } from "@medusajs/icons"
import { useState } from "react"
import type { HttpAttachment } from "../../../src/types/http"
import { isOffline } from "../../shared/api/problem"
import { request } from "../../shared/api/request"
import { useConfig } from "../../shared/config"
import { useProblemWords } from "../../shared/ui/notices"
import { useSay } from "../scan/scan-context"
import { useTexts } from "../use-texts"

/** A picture with the tablet's camera. It needs a connection: only what is small is kept on the device. */
export function PhotoButton({ label, onUploaded }: { readonly label: string; readonly onUploaded: (attachment: HttpAttachment) => void }) {
  const { t } = useTexts()
  const say = useSay()
  const words = useProblemWords()
  const { attachments } = useConfig()
  const [isBusy, setBusy] = useState(false)
  const upload = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setBusy(true)
    try {
      const form = new FormData()
      form.append("file", file)
      const { attachment } = await request<{ attachment: HttpAttachment }>("POST", "/technician/attachments", { body: form })
      onUploaded(attachment)
    } catch (error) {
      say({ tone: "bad", words: isOffline(error) ? t("intake.photoOffline") : words(error) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <label className="shadow-buttons-neutral bg-ui-button-neutral txt-medium-plus has-[:focus-visible]:outline-ui-border-interactive flex min-h-12 cursor-pointer items-center justify-center gap-x-2 rounded-md px-4 has-[:focus-visible]:outline has-[:focus-visible]:outline-2">
      {isBusy ? <Spinner className="animate-spin" /> : <Camera />} {label}
      <input type="file" accept={attachments.mime_types.join(",")} capture="environment" className="sr-only" disabled={isBusy} onChange={({ target }) => { void upload(target.files?.[0]); target.value = "" }} />
    </label>
  )
}
