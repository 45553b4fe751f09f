import { currentSession, type Session, setSession } from "../../shared/api/session"
import { technicianIdOf } from "../api/who"
import { ask, type OtherTabs, questionOf } from "./messages"
import { workerContainer } from "./worker"

/** Longer than a tab that is awake needs. */
const PATIENCE_MS = 1_000
const BEGUN = "aftercare:bench:begun"
const SIGNED_OUT = "aftercare:bench:signed-out"

let hasOthers = false

/** Whether another tab was open when this one began: what is kept on this device may be of whoever is signed in there. */
export const hasOtherTabs = (): boolean => hasOthers

/**
 * A second tab of the bench is the same person's: it takes over who is signed in, by way of the service worker, which
 * knows tabs of the bench from other pages of this address; the session still lies in no storage that outlives a tab. A
 * tab asks once, when it is opened: who signs out stays signed out.
 */
export async function meetOtherTabs(): Promise<void> {
  const workers = workerContainer()
  workers?.addEventListener("message", ({ data, ports: [port] }) => {
    if (questionOf(data) === "session") port?.postMessage(currentSession())
  })
  workers?.startMessages()
  hearSignOuts()
  if (workers?.controller == null || hasBegun()) return
  const found = await ask<OtherTabs>(workers.controller, { aftercare: "session" }, PATIENCE_MS)
  hasOthers = (found?.count ?? 0) > 0
  if (currentSession() === null && isTechnicians(found?.session)) setSession(found.session)
}

function hasBegun(): boolean {
  try {
    const begun = window.sessionStorage.getItem(BEGUN) !== null
    window.sessionStorage.setItem(BEGUN, "yes")
    return begun
  } catch {
    return true
  }
}

const isTechnicians = (session: unknown): session is Session => typeof session === "object" && session !== null && (session as Session).kind === "technician" && typeof (session as Session).token === "string"

/** Whoever changes the person means the device: every tab of hers is over. */
export function signOutEverywhere(): void {
  const technicianId = technicianIdOf(currentSession())
  channel()?.postMessage(technicianId)
  setSession(null)
}

function hearSignOuts(): void {
  const heard = channel()
  if (heard === null) return
  heard.onmessage = ({ data }) => {
    if (data !== null && data === technicianIdOf(currentSession())) setSession(null)
  }
}

let opened: BroadcastChannel | null = null
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === "undefined") return null
  return (opened ??= new BroadcastChannel(SIGNED_OUT))
}
