import type { HttpAttachment } from "../../src/types/http"
import { useWrite } from "./api/use-write"

/** What a file may be, as the server takes it. */
export const ACCEPTED_FILES = "image/jpeg,image/png,image/webp,image/heic,application/pdf"

interface Upload {
  readonly upload: (files: readonly File[]) => Promise<readonly HttpAttachment[]>
  readonly isPending: boolean
}

/** Sends files one after the other; they belong to nothing yet. */
export function useUpload(): Upload {
  const { write, isPending } = useWrite<FormData, { readonly attachment: HttpAttachment }>("/admin/attachments")
  const upload = async (files: readonly File[]): Promise<readonly HttpAttachment[]> => {
    const sent: HttpAttachment[] = []
    for (const file of files) {
      const form = new FormData()
      form.set("file", file)
      sent.push((await write(form)).attachment)
    }
    return sent
  }
  return { upload, isPending }
}
