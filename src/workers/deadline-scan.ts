import { type Loop, startLoop } from "../messaging/loop"
import type { Services } from "../services/create-services"

const PAUSE_MS = 60_000

/**
 * No deadline is a delayed job: due dates are columns, and each minute what fell due is written to the outbox. Any
 * number of workers may scan side by side: while a document's job waits, no second one is written.
 */
export function startDeadlineScan(services: Services, onError: (error: unknown) => void, pauseMs = PAUSE_MS): Loop {
  return startLoop({
    turn: async () => {
      await services.rmas.scanDeadlines()
      return "idle"
    },
    pauseMs, onError,
  })
}
