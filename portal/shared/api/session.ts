import { useSyncExternalStore } from "react"

/**
 * Who speaks: a bearer token of a customer or technician, or a guest's access token. Kept for this tab only
 * (sessionStorage) and sent by hand, never by the browser: no other site can make this one act, and an agent's session
 * in the same browser is neither used nor ended.
 */
export interface Session {
  readonly kind: "customer" | "guest" | "technician"
  readonly token: string
  /** When it ends, if it is known: ISO 8601. */
  readonly expiresAt: string | null
}

const listeners = new Set<() => void>()
let key = "aftercare:session"
let session: Session | null = null

/** Each site has its own, so that a technician's and a customer's do not meet. */
export function openSessions(site: "portal" | "bench"): void {
  key = `aftercare:${site}:session`
  session = read()
}

function read(): Session | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Session | null
    return kept === null || typeof kept.token !== "string" || isOver(kept) ? null : kept
  } catch {
    return null
  }
}

const isOver = ({ expiresAt }: Session): boolean => expiresAt !== null && Date.parse(expiresAt) <= Date.now()

export function currentSession(): Session | null {
  if (session !== null && isOver(session)) setSession(null)
  return session
}

export function setSession(next: Session | null): void {
  session = next
  try {
    if (next === null) window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, JSON.stringify(next))
  } catch {
    // It then lasts until the page is left.
  }
  for (const listener of listeners) listener()
}

/** Rerenders who shows something for the signed in. */
export const useSession = (): Session | null => useSyncExternalStore((listener) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}, () => session)
