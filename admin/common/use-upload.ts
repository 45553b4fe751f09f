import type { HttpAttachment } from "../../src/types/http"
import { useWrite } from "./api/use-write"
import { useProblemWords } from "./use-problem-words"

/** What a file may be, as the server takes it. */
export const ACCEPTED_FILES = "image/jpeg,image/png,image/webp,image/heic,application/pdf"

/** Sends files one after the other; they belong to nothing yet. Each is told of by itself: what one is refused for takes nothing from the others. */
export function useUpload(): (files: readonly File[], onSent: (file: HttpAttachment) => void) => Promise<void> {
  const { toastProblem } = useProblemWords()
  const { write } = useWrite<FormData, { readonly attachment: HttpAttachment }>("/admin/attachments")
  return async (files, onSent) => {
    for (const file of files) {
      const form = new FormData()
      form.set("file", file)
      try {
        onSent((await write(form)).attachment)
      } catch (error) {
        toastProblem(error, file.name)
      }
    }
  }
}
