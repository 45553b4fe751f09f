import type { Answered, Draft, QueuedWrite, Refusal } from "./queued-write"

/** Without an answer that often, though the server is there: somebody has to look. */
export const ATTEMPTS_MAX = 5
const WAIT_SECONDS = [1, 2, 5, 10, 30] as const
const TOO_EARLY = 425
const TOO_MANY = 429

const byPlace = (a: QueuedWrite, b: QueuedWrite): number => a.sequence - b.sequence || (a.key < b.key ? -1 : 1)

export const inOrder = (writes: readonly QueuedWrite[]): QueuedWrite[] => [...writes].sort(byPlace)
/** Each technician has lanes of her own: what one has not sent yet never stops another. */
type Lane = Pick<QueuedWrite, "lane" | "technicianId">
const isInLane = (write: QueuedWrite, { lane, technicianId }: Lane): boolean => write.lane === lane && write.technicianId === technicianId
export const laneOf = (writes: readonly QueuedWrite[], lane: Lane): QueuedWrite[] => inOrder(writes.filter((write) => isInLane(write, lane)))

/**
 * Which is sent next: the oldest of this technician's that is first in its lane and was not refused. A refused one stops
 * its lane until she decides: what follows was meant to come after it.
 */
export function nextOf(writes: readonly QueuedWrite[], technicianId: string): QueuedWrite | null {
  const stopped = new Set<string>()
  for (const write of inOrder(writes.filter((candidate) => candidate.technicianId === technicianId))) {
    if (stopped.has(write.lane)) continue
    if (write.refusal === null) return write
    stopped.add(write.lane)
  }
  return null
}

/**
 * A new write, behind all others. Where it rests on what the order was, its version is the one that will be once those
 * before it in the lane are done: each raises it by one. If it is another then, somebody else was there.
 */
export function queuedWrite(writes: readonly QueuedWrite[], draft: Draft, { key, now }: { readonly key: string; readonly now: string }): QueuedWrite {
  const sequence = Math.max(0, ...writes.map((write) => write.sequence)) + 1
  return { ...draft, key, sequence, meantAt: now, attempts: 0, refusal: null, body: expecting(draft.body, laneOf(writes, draft).length) }
}

const expecting = (body: QueuedWrite["body"], more: number): QueuedWrite["body"] =>
  typeof body["expected_version"] === "number" ? { ...body, expected_version: body["expected_version"] + more } : body

/** What an answer means. `status` 0: there was none. */
export function answeredBy({ status, code, message, details }: Refusal, attempts: number): Answered {
  const refusal = { status, code, message, details }
  if (status === 401) return { type: "signed_out" }
  const asked = details["retry_after_seconds"]
  const seconds = typeof asked === "number" ? asked : WAIT_SECONDS[Math.min(attempts, WAIT_SECONDS.length - 1)] ?? 1
  if (status === 0) return { type: "waits", seconds, refusal: null }
  // Under the same key it is under way already, or the server is not itself: the same once more, and nothing is done twice.
  if (code === "idempotency.in_progress" || status === TOO_EARLY || status === TOO_MANY) return { type: "waits", seconds, refusal: null }
  if (status >= 500) return attempts + 1 < ATTEMPTS_MAX ? { type: "waits", seconds, refusal: null } : { type: "refused", refusal }
  return { type: "refused", refusal }
}

/** May it be taken back without a doubt whether it happened? */
export const isDiscardable = ({ refusal, attempts }: QueuedWrite): boolean => refusal !== null || attempts === 0

/** A server that failed has not said what it did before. */
export const mayBeDone = ({ refusal }: QueuedWrite): boolean => refusal !== null && refusal.status >= 500

/**
 * Without this one; those behind it that rest on a version rest on one less, also where nobody knows whether it was
 * done: if it was, they are refused as stale and shown, while a version too high might fit what somebody else did.
 */
export function withoutWrite(writes: readonly QueuedWrite[], key: string): QueuedWrite[] {
  const gone = writes.find((write) => write.key === key)
  if (gone === undefined) return [...writes]
  return writes.filter((write) => write !== gone).map((write) =>
    isInLane(write, gone) && byPlace(gone, write) < 0 && write.attempts === 0 && write.refusal === null ? { ...write, body: expecting(write.body, -1) } : write)
}

/**
 * The same once more, in its old place. What rested on an older version now rests on the one that was shown with the
 * refusal, under a new key, since it is another request; so does all behind it. Everything else keeps its key.
 */
export function triedAgain(writes: readonly QueuedWrite[], key: string, newKey: string): QueuedWrite[] {
  const refused = writes.find((write) => write.key === key)
  if (refused === undefined || refused.refusal === null) return [...writes]
  const version = currentVersionOf(refused.refusal)
  if (version === null) return writes.map((write) => (write === refused ? { ...write, refusal: null } : write))
  const behind = laneOf(writes, refused).filter((write) => byPlace(refused, write) < 0)
  return writes.map((write) => {
    if (write === refused) return { ...write, key: newKey, attempts: 0, refusal: null, body: resting(write.body, version), seen: seenIn(refused.refusal, write.seen) }
    const place = behind.indexOf(write)
    return place < 0 || write.attempts > 0 ? write : { ...write, body: resting(write.body, version + place + 1) }
  })
}

const resting = (body: QueuedWrite["body"], version: number): QueuedWrite["body"] => ("expected_version" in body ? { ...body, expected_version: version } : body)

export function currentOf({ details }: Refusal): { readonly version: number } | null {
  const current = details["current"]
  return typeof current === "object" && current !== null && typeof (current as { version?: unknown }).version === "number" ? (current as { version: number }) : null
}

const currentVersionOf = (refusal: Refusal): number | null => currentOf(refusal)?.version ?? null
// What the server shows with a refusal is the order, by the contract.
const seenIn = (refusal: Refusal | null, before: QueuedWrite["seen"]): QueuedWrite["seen"] => ((refusal === null ? null : currentOf(refusal)) as QueuedWrite["seen"]) ?? before
