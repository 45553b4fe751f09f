/** What pages of the bench and their service worker say to each other; each is answered at the port that comes with it. */
export type Question =
  /** Which version of the bench is the newest on this device? Answered by a `Version`. */
  | { readonly aftercare: "version" }
  /** A new tab asks whether another one is signed in. Answered by `OtherTabs`; a tab that is asked answers with its session or null. */
  | { readonly aftercare: "session" }

export interface Version {
  /** The script that a page of this version begins with. */
  readonly entry: string
}

export interface OtherTabs {
  readonly count: number
  readonly session: unknown
}

export function questionOf(data: unknown): Question["aftercare"] | null {
  const asked = typeof data === "object" && data !== null ? (data as Partial<Question>).aftercare : undefined
  return asked === "version" || asked === "session" ? asked : null
}

interface Listener {
  readonly postMessage: (message: unknown, transfer: MessagePort[]) => void
}

/** Asks and waits, but not for ever: whoever is asked may be asleep. */
export function ask<Answer>(listener: Listener, question: Question, patienceMs: number): Promise<Answer | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const over = setTimeout(() => finish(null), patienceMs)
    const finish = (answer: Answer | null): void => {
      clearTimeout(over)
      port1.close()
      resolve(answer)
    }
    port1.onmessage = ({ data }) => finish(data as Answer | null)
    listener.postMessage(question, [port2])
  })
}
