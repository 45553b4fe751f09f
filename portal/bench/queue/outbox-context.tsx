import { useQueryClient } from "@tanstack/react-query"
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react"
import type { HttpRepairOrder } from "../../../src/types/http"
import { RequestProblem } from "../../shared/api/problem"
import { newIdempotencyKey, request } from "../../shared/api/request"
import { currentSession, useSession } from "../../shared/api/session"
import { AFTERCARE } from "../../shared/api/use-read"
import { forgetAnswers } from "../api/kept-answers"
import { hasOtherTabs } from "../offline/other-tabs"
import { currentTechnicianId, useTechnicianId } from "../api/who"
import { Outbox } from "./outbox"
import type { QueuedWrite } from "./queued-write"
import { PREFIX, writeStore } from "./write-store"

/** After so long without an answer the connection counts as lost; the same is asked again under its key. */
const ANSWER_MS_MAX = 20_000
const LOCK = "aftercare:bench:outbox"

interface OutboxState {
  readonly outbox: Outbox
  /** The technician's own, oldest first. */
  readonly writes: readonly QueuedWrite[]
  /** How many of others wait on this device. */
  readonly othersCount: number
  readonly isOnline: boolean
}

const OutboxContext = createContext<OutboxState | null>(null)

export function useOutbox(): OutboxState {
  const state = useContext(OutboxContext)
  if (state === null) throw new Error("the outbox is below OutboxProvider")
  return state
}

const storeHere = () => writeStore(window.localStorage, forgetAnswers)

/** Where a page looks for an order (use-read.ts). */
export const orderKey = (id: string): readonly unknown[] => [AFTERCARE, currentSession()?.token ?? null, `/technician/repair-orders/${id}`, {}]

export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const session = useSession()
  const technicianId = useTechnicianId()
  const [isReachable, setReachable] = useState(true)
  const [hasNetwork, setNetwork] = useState(navigator.onLine)
  const [writes, setWrites] = useState<readonly QueuedWrite[]>(() => storeHere().read())
  const [outbox] = useState(() => new Outbox({
    store: storeHere(), technicianId: currentTechnicianId, canSend: () => navigator.onLine, newKey: newIdempotencyKey, now: () => new Date().toISOString(),
    later: (seconds, work) => void window.setTimeout(work, seconds * 1_000), alone, onChange: setWrites,
    send: async (write) => {
      const answer = await sendWrite(write).catch((error: unknown) => {
        setReachable(!(error instanceof RequestProblem && error.status === 0))
        throw error
      })
      setReachable(true)
      return answer
    },
    onDone: (_write, answer) => {
      const order = (answer as { readonly repair_order?: HttpRepairOrder } | null)?.repair_order
      if (order !== undefined) client.setQueryData(orderKey(order.id), { repair_order: order })
      void client.invalidateQueries({ queryKey: [AFTERCARE] })
    },
  }))
  useEffect(() => {
    const onNetwork = (): void => {
      setNetwork(navigator.onLine)
      setReachable(navigator.onLine)
      if (navigator.onLine) void outbox.flush()
    }
    const onVisible = (): void => void (document.visibilityState === "visible" && outbox.flush())
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === null || key.startsWith(PREFIX)) setWrites(outbox.writes())
    }
    window.addEventListener("online", onNetwork)
    window.addEventListener("offline", onNetwork)
    window.addEventListener("storage", onStorage)
    document.addEventListener("visibilitychange", onVisible)
    return () => {
      window.removeEventListener("online", onNetwork)
      window.removeEventListener("offline", onNetwork)
      window.removeEventListener("storage", onStorage)
      document.removeEventListener("visibilitychange", onVisible)
    }
  }, [outbox])
  // What one technician read is nobody's once her session has ended, however it ended; a tab where nobody was signed in yet takes nothing from another one.
  const hadSession = useRef(false)
  useEffect(() => {
    if (session === null && (hadSession.current || !hasOtherTabs())) forgetAnswers()
    hadSession.current ||= session !== null
  }, [session])
  // Whoever has just signed in has what is hers sent at once.
  useEffect(() => void outbox.flush(), [outbox, session])
  const state = useMemo(() => {
    const own = writes.filter((write) => write.technicianId === technicianId)
    return { outbox, writes: own, othersCount: writes.length - own.length, isOnline: hasNetwork && isReachable }
  }, [outbox, writes, technicianId, hasNetwork, isReachable])
  return <OutboxContext.Provider value={state}>{children}</OutboxContext.Provider>
}

async function sendWrite({ path, body, key }: QueuedWrite): Promise<unknown> {
  const patience = new AbortController()
  const timer = window.setTimeout(() => patience.abort(new DOMException("No answer.", "TimeoutError")), ANSWER_MS_MAX)
  try {
    return await request("POST", path, { body, idempotencyKey: key, signal: patience.signal })
  } finally {
    window.clearTimeout(timer)
  }
}

/** Of several tabs one sends at a time. A browser that has no locks (plain http) has the keys: nothing is done twice. */
async function alone(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined) return work()
  await locks.request(LOCK, work)
}
