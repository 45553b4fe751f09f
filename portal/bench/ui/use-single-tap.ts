import { useRef, useState } from "react"

/** As long as a hand needs to tap twice without meaning it. */
const TWICE_MS = 700

interface SingleTap {
  /** Does the work, unless the same is being done or was done a moment ago: without a connection the answer comes at once. */
  readonly tap: (what: string, work: () => Promise<unknown>) => Promise<void>
  readonly isTapped: (what: string) => boolean
}

/** For what may well be done twice, one after the other, but never by one tap that came as two. Something else may follow at once. */
export function useSingleTap(): SingleTap {
  // State comes too late for a second tap in the same moment.
  const tapped = useRef(new Set<string>())
  const [, redraw] = useState(0)
  const change = (): void => redraw((before) => before + 1)
  const tap = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    if (tapped.current.has(what)) return
    tapped.current.add(what)
    change()
    try {
      await work()
    } finally {
      window.setTimeout(() => {
        tapped.current.delete(what)
        change()
      }, TWICE_MS)
    }
  }
  return { tap, isTapped: (what) => tapped.current.has(what) }
}
