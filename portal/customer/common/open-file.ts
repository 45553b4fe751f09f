import { fetchFile } from "../../shared/api/request"

const KEPT_MS = 60_000

/** A paper that only its owner may read: asked for with her session, then shown by the browser. */
export async function openPaper(path: string, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await fetchFile(path))
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
