import { answeredBy, isDiscardable, inOrder, nextOf, queuedWrite, triedAgain, withoutWrite } from "./queue-rules"
import type { Answered, Draft, QueuedWrite, Refusal } from "./queued-write"
import type { WriteStore } from "./write-store"

/** What whoever pressed the button is told. `queued`: it is kept, and goes when it can. */
export type Outcome =
  | { readonly type: "done"; readonly answer: unknown }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "queued" }

export interface Surroundings {
  readonly store: WriteStore
  /** Rejects with a refusal; status 0 where there was no answer. */
  readonly send: (write: QueuedWrite) => Promise<unknown>
  /** False: the device itself knows that it has no network, so nothing leaves it. */
  readonly canSend: () => boolean
  /** Who is signed in; null: nobody. */
  readonly technicianId: () => string | null
  readonly now: () => string
  readonly newKey: () => string
  /** Runs after so many seconds, or earlier when something calls `flush`. */
  readonly later: (seconds: number, work: () => void) => void
  /** One tab sends at a time. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  readonly onChange: (writes: readonly QueuedWrite[]) => void
  readonly onDone: (write: QueuedWrite, answer: unknown) => void
}

/** How long somebody looks at a button that does nothing. */
const PATIENCE_SECONDS = 6

/**
 * Every write of the bench goes through here, with a connection or without: it is kept, sent in order, and dropped only
 * when it is done, or its refusal was seen. Sent twice, it is one write: the key stays with it.
 */
export class Outbox {
  private running: Promise<void> | null = null
  private isWanted = false
  /** Who still stands before the screen and waits for the answer. A reload ends that. */
  private readonly watchers = new Map<string, (outcome: Outcome) => void>()

  constructor(private readonly around: Surroundings) {}

  writes = (): QueuedWrite[] => inOrder(this.around.store.read())

  /** Rejects only where the browser could not keep it: then nothing was written, and the technician must know. */
  async submit(draft: Draft): Promise<Outcome> {
    const { store, newKey, now } = this.around
    const write = queuedWrite(store.read(), draft, { key: newKey(), now: now() })
    store.keep(write)
    const outcome = new Promise<Outcome>((resolve) => this.watchers.set(write.key, resolve))
    this.changed()
    // Where the server takes its time, nobody stands there for it; a refusal then waits until it is seen.
    this.around.later(PATIENCE_SECONDS, () => this.tell(write.key, this.watchers.get(write.key), { type: "queued" }))
    void this.flush()
    return outcome
  }

  /** Sends what can be sent; over when that is sent too which came meanwhile. Harmless at any time. */
  flush(): Promise<void> {
    this.isWanted = true
    return (this.running ??= this.run())
  }

  private async run(): Promise<void> {
    try {
      while (this.isWanted) {
        this.isWanted = false
        await this.around.alone(() => this.sendAll())
      }
      // Whoever waits behind a lane that stands still, or for a connection, waits no longer than that is known.
      for (const [key, tell] of [...this.watchers]) this.tell(key, tell, this.whereabouts(key))
    } finally {
      // Nothing is awaited since it was last asked whether more is wanted, so nobody is forgotten in between.
      this.running = null
    }
  }

  tryAgain(key: string): void {
    const { store, newKey } = this.around
    const before = store.read()
    this.replace(before, triedAgain(before, key, newKey()))
    void this.flush()
  }

  discard(key: string): void {
    const before = this.around.store.read()
    const write = before.find((candidate) => candidate.key === key)
    if (write === undefined || !isDiscardable(write)) return
    this.replace(before, withoutWrite(before, key))
    void this.flush()
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const technicianId = this.around.canSend() ? this.around.technicianId() : null
      const write = technicianId === null ? null : nextOf(this.around.store.read(), technicianId)
      if (write === null) return
      const answered = await this.sendOne(write)
      this.settle(write, answered)
      if (answered.type === "signed_out") return
      if (answered.type === "waits") return this.around.later(answered.seconds, () => void this.flush())
    }
  }

  private async sendOne(write: QueuedWrite): Promise<Answered> {
    // Written down first: should the tab end now, the next one knows that the server may have it.
    this.around.store.keep({ ...write, attempts: write.attempts + 1 })
    try {
      return { type: "done", answer: await this.around.send(write) }
    } catch (error) {
      return answeredBy(refusalOf(error), write.attempts)
    }
  }

  private settle(write: QueuedWrite, answered: Answered): void {
    const { store, onDone } = this.around
    switch (answered.type) {
      case "done":
        store.drop(write.key)
        onDone(write, answered.answer)
        this.tell(write.key, this.watchers.get(write.key), { type: "done", answer: answered.answer })
        break
      case "refused": {
        const tell = this.watchers.get(write.key)
        // Who is told at once need not decide about it later; a lost scan is another thing than a refused one.
        if (tell === undefined || answered.refusal.status >= 500) this.keepRefused({ ...write, attempts: write.attempts + 1 }, answered.refusal)
        else this.replace(store.read(), withoutWrite(store.read(), write.key))
        this.tell(write.key, tell, { type: "refused", refusal: answered.refusal })
        break
      }
      case "signed_out":
        // It was refused at the door, so it did not happen.
        store.keep(write)
        break
      case "waits":
        break
    }
    this.changed()
  }

  /** The reason is kept at any cost; what was on the screen then, and is now, where there is room for it. */
  private keepRefused(write: QueuedWrite, refusal: Refusal): void {
    const { store } = this.around
    try {
      store.keep({ ...write, refusal })
    } catch {
      store.keep({ ...write, seen: null, refusal: { ...refusal, details: {} } })
    }
  }

  private whereabouts(key: string): Outcome {
    const write = this.around.store.read().find((candidate) => candidate.key === key)
    if (write === undefined) return { type: "done", answer: null }
    return write.refusal === null ? { type: "queued" } : { type: "refused", refusal: write.refusal }
  }

  private tell(key: string, tell: ((outcome: Outcome) => void) | undefined, outcome: Outcome): void {
    this.watchers.delete(key)
    tell?.(outcome)
  }

  private replace(before: readonly QueuedWrite[], after: readonly QueuedWrite[]): void {
    const { store } = this.around
    // The new ones first: a tab that ends in between has one too many, under its own key, and never one too few.
    for (const write of after) if (!before.includes(write)) store.keep(write)
    const kept = new Set(after.map(({ key }) => key))
    for (const { key } of before) if (!kept.has(key)) store.drop(key)
    this.changed()
  }

  private changed(): void {
    this.around.onChange(this.writes())
  }
}

function refusalOf(error: unknown): Refusal {
  const { status = 0, code = "", message = "", details = {} } = (typeof error === "object" && error !== null ? error : {}) as Partial<Refusal>
  return { status: typeof status === "number" ? status : 0, code, message, details }
}
