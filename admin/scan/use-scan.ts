import { useCallback, useState } from "react"
import type { HttpScanAnswer } from "../../src/types/http"
import { request } from "../common/api/backend"
import { useProblemWords } from "../common/use-problem-words"
import { playTone } from "../../portal/shared/scanner/sound"

interface Scan {
  readonly code: string
  readonly answer: HttpScanAnswer
}

interface Scanner {
  readonly isAsking: boolean
  /** What the last code means; null before the first and after `clear`. */
  readonly scan: Scan | null
  readonly ask: (code: string) => Promise<HttpScanAnswer | null>
  readonly clear: () => void
}

/** Asks what a code means, and lets it be heard whether it means exactly one unit. */
export function useScan(): Scanner {
  const [isAsking, setAsking] = useState(false)
  const [scan, setScan] = useState<Scan | null>(null)
  const { toastProblem } = useProblemWords()
  const clear = useCallback(() => setScan(null), [])
  const ask = useCallback(async (code: string) => {
    setAsking(true)
    try {
      const answer = await request<HttpScanAnswer>("GET", "/admin/scan", { query: { code } })
      playTone(answer.matches.length === 1 ? "good" : "bad")
      setScan({ code, answer })
      return answer
    } catch (error) {
      playTone("bad")
      toastProblem(error)
      return null
    } finally {
      setAsking(false)
    }
  }, [toastProblem])
  return { isAsking, scan, ask, clear }
}
