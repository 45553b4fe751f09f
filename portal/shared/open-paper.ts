import { fetchFile } from "./api/request"

const KEPT_MS = 60_000

/** A paper that only its readers may have: asked for with the session, then handed to the browser, which shows or prints it. */
export async function openPaper(path: string, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await fetchFile(path))
  const link = document.createElement("a")
  link.href = url
  link.download = fileName
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
