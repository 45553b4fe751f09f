/** Work that repeats in the background until it is stopped. */
export interface Loop {
  /** Starts the next turn now instead of after the pause. */
  wake(): void
  /** Lets the running turn end and starts no other. */
  stop(): Promise<void>
}

export interface LoopOptions {
  /** One bounded piece of work; `more` asks for the next turn at once. */
  readonly turn: () => Promise<"more" | "idle">
  readonly pauseMs: number
  readonly onError: (error: unknown) => void
}

/** After an error (a database or Redis that restarts) the loop waits at least this long, so that it does not spin. */
const ERROR_PAUSE_MS = 500

export function startLoop({ turn, pauseMs, onError }: LoopOptions): Loop {
  const alarm = createAlarm()
  let isStopped = false
  const run = async (): Promise<void> => {
    while (!isStopped) {
      try {
        if ((await turn()) === "idle" && !isStopped) await alarm.wait(pauseMs)
      } catch (error) {
        onError(error)
        if (!isStopped) await alarm.wait(Math.max(pauseMs, ERROR_PAUSE_MS))
      }
    }
  }
  const ended = run()
  return {
    wake: alarm.ring,
    stop: () => {
      isStopped = true
      alarm.ring()
      return ended
    },
  }
}

interface Alarm {
  ring(): void
  wait(timeoutMs: number): Promise<void>
}

/** A wait that can be cut short; a ring while nobody waits is kept for the next wait. */
function createAlarm(): Alarm {
  let hasRung = false
  let wakeUp: (() => void) | undefined
  return {
    ring() {
      hasRung = true
      wakeUp?.()
    },
    async wait(timeoutMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wakeUp = undefined
      }
      hasRung = false
    },
  }
}
