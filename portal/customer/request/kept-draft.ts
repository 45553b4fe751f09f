import { claimsOf } from "../../shared/api/claims"
import { currentSession, type Session } from "../../shared/api/session"
import type { KeptUpload } from "../common/photo-field"
import type { Draft } from "./draft"

/** A request that was not sent yet, in this tab alone: it outlives a reload and a session that ran out, not a sign-out. */
export interface KeptDraft {
  readonly draft: Draft
  readonly step: number
  readonly uploads: readonly KeptUpload[]
}

const KEY = "aftercare:portal:draft"

interface Stored extends KeptDraft {
  readonly owner: string
}

/** Who wrote it. A guest's new link has a new token, so what she may see must tell whether it is hers (`readDraft`). */
function ownerOf(session: Session | null): string | null {
  if (session === null) return null
  if (session.kind === "guest") return "guest"
  const { actor_id: id } = claimsOf(session.token)
  return id ? `customer ${id}` : null
}

/** Only the one who wrote it gets it back, and only of products that are still theirs. What is another's is forgotten. */
export function readDraft(unitIds: readonly string[]): KeptDraft | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(KEY) ?? "null") as Stored | null
    if (stored === null) return null
    if (stored.owner === ownerOf(currentSession()) && stored.draft.lines.every(({ unit }) => unitIds.includes(unit.id))) return stored
    forgetDraft()
  } catch {
    forgetDraft()
  }
  return null
}

export function keepDraft(kept: KeptDraft): void {
  const owner = ownerOf(currentSession())
  if (owner === null) return
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify({ owner, ...kept }))
  } catch {
    // It then lasts until the page is left.
  }
}

export function forgetDraft(): void {
  try {
    window.sessionStorage.removeItem(KEY)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
