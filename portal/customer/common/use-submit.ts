import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { newIdempotencyKey } from "../../shared/api/request"
import { AFTERCARE } from "../../shared/api/use-read"

interface SubmitOptions {
  /** The form stays and may be sent again, as a conversation is; otherwise one success is the end of it. */
  readonly isRepeatable?: boolean
}

export interface Submit<Args extends readonly unknown[], Answer> {
  /** Null: it was refused (see `problem`), or is being sent already. */
  readonly submit: (...args: Args) => Promise<Answer | null>
  readonly isSending: boolean
  readonly problem: unknown
  readonly clear: () => void
}

/**
 * One form, one intent, one key: however often the button is pressed, and whether or not the connection held while the
 * first answer was on its way, the shop does it once.
 */
export function useSubmit<Args extends readonly unknown[], Answer>(send: (key: string, ...args: Args) => Promise<Answer>, { isRepeatable = false }: SubmitOptions = {}): Submit<Args, Answer> {
  const client = useQueryClient()
  const key = useRef(newIdempotencyKey())
  // State comes too late for a second press in the same moment.
  const isBusy = useRef(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async (...args: Args): Promise<Answer | null> => {
    if (isBusy.current) return null
    isBusy.current = true
    setSending(true)
    setProblem(null)
    try {
      const answer = await send(key.current, ...args)
      await client.invalidateQueries({ queryKey: [AFTERCARE] })
      if (isRepeatable) release()
      return answer
    } catch (error) {
      setProblem(error)
      isBusy.current = false
      setSending(false)
      return null
    }
  }
  const release = (): void => {
    key.current = newIdempotencyKey()
    isBusy.current = false
    setSending(false)
  }
  return { submit, isSending, problem, clear: useCallback(() => setProblem(null), []) }
}
