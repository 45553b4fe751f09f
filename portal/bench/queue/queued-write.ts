import type { HttpRepairOrder } from "../../../src/types/http"

/** A refusal of the server, as it is told to whoever meant the write. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** What a technician meant to be written. It is kept before it is sent, and until the server has answered. */
export interface QueuedWrite {
  /** Its Idempotency-Key: however often it is sent, it happens once. */
  readonly key: string
  /** Its place: what was meant first is sent first. */
  readonly sequence: number
  /** Whose it is: it is never sent in another's name. */
  readonly technicianId: string
  /** What must keep its order among itself: the repair order, or the unit that is to get one. */
  readonly lane: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** For people: which step it is, on what, and what of it. */
  readonly action: string
  readonly subject: string
  readonly detail: string | null
  /** The order as it stood on the screen, to say what has changed since. */
  readonly seen: HttpRepairOrder | null
  readonly meantAt: string
  /** How often it was sent without an answer. Above 0 the server may have done it already. */
  readonly attempts: number
  /** Set while it waits for somebody to decide. */
  readonly refusal: Refusal | null
}

export type Draft = Pick<QueuedWrite, "technicianId" | "lane" | "path" | "body" | "action" | "subject" | "detail" | "seen">

/** What came of sending one. */
export type Answered =
  | { readonly type: "done"; readonly answer: unknown }
  | { readonly type: "refused"; readonly refusal: Refusal }
  /** No answer, or one that asks for patience. */
  | { readonly type: "waits"; readonly seconds: number; readonly refusal: Refusal | null }
  /** Whoever is signed in is so no longer. */
  | { readonly type: "signed_out" }
