import { DocumentText } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { fetchFile } from "./api/backend"
import { useProblemWords } from "./use-problem-words"
import { useTexts } from "./use-texts"

const KEPT_MS = 60_000

/** A paper as PDF, in the reader's language. It is fetched with the Admin's session and shown in a window of its own. */
export function PaperButton({ path, label }: { readonly path: string; readonly label: string }) {
  const { locale } = useTexts()
  const { toastProblem } = useProblemWords()
  const [isPending, setPending] = useState(false)
  const onClick = async (): Promise<void> => {
    setPending(true)
    // Opened at once: a window that opens after an answer counts as one that nobody asked for.
    const view = window.open("", "_blank")
    try {
      const address = URL.createObjectURL(await fetchFile(`${path}?language=${locale.startsWith("de") ? "de" : "en"}`))
      if (view !== null) view.location.href = address
      setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
    } catch (error) {
      view?.close()
      toastProblem(error)
    } finally {
      setPending(false)
    }
  }
  return <Button type="button" size="small" variant="secondary" isLoading={isPending} onClick={() => void onClick()}><DocumentText /> {label}</Button>
}
